import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    t = threading.Thread()
    t.setName('n')
    print(t.getName(), t.isDaemon())
    t.setDaemon(True)
    print(t.daemon, threading.currentThread().name, threading.activeCount())
    threading.Event().isSet()
    c = threading.Condition()
    with c:
        c.notifyAll()
for w in caught:
    print(w.category.__name__, w.message)

from concurrent.futures import Future, InvalidStateError, TimeoutError
import threading

f = Future()
print(f.done(), f.running(), repr(f).split(' ')[-1])
calls = []
f.add_done_callback(lambda f: calls.append(f.result()))
try:
    f.result(timeout=0.02)
except TimeoutError as e:
    print('timeout', TimeoutError)
threading.Timer(0.05, f.set_result, ['value']).start()
print(f.result(), calls)
f.add_done_callback(lambda f: calls.append('at once'))
print(calls, ' '.join(repr(f).split(' ')[-3:]))
try:
    f.set_result(1)
except InvalidStateError as e:
    print('invalid', str(e).split(' ')[0])
g = Future()
print(g.set_running_or_notify_cancel(), g.running(), g.cancel())
g.set_exception(KeyError('k'))
print(repr(g.exception()), ' '.join(repr(g).split(' ')[-3:]))
h = Future()
print(h.cancel(), h.set_running_or_notify_cancel(), h.cancelled(), repr(h).split(' ')[-1])

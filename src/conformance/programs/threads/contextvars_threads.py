import contextvars
import threading

var = contextvars.ContextVar('var', default='default')
var.set('main')
seen = []


def work():
    seen.append(var.get())
    var.set('thread')
    seen.append(var.get())


t = threading.Thread(target=work)
t.start()
t.join()
print(seen, var.get())
context = contextvars.copy_context()
seen.clear()
t = threading.Thread(target=context.run, args=(work,))
t.start()
t.join()
print(seen, var.get(), context[var])

import asyncio
import contextvars
import threading
import time

var = contextvars.ContextVar('var', default='unset')


def work(a, *, b):
    time.sleep(0.05)
    return a, b, var.get(), threading.current_thread() is threading.main_thread()


def change():
    var.set('changed in the thread')
    return var.get()


async def main():
    var.set('main')
    print(await asyncio.to_thread(work, 1, b=2))
    print(await asyncio.to_thread(change), var.get())
    results = await asyncio.gather(*(asyncio.to_thread(work, i, b=i) for i in range(3)))
    print([r[0] for r in results])
    try:
        await asyncio.to_thread(lambda: {}['k'])
    except KeyError as e:
        print('KeyError', e)


asyncio.run(main())

import asyncio, gc, weakref
class Obj:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
async def worker(o):
    await asyncio.sleep(0.01)
    return o.n
async def main():
    t = asyncio.create_task(worker(Obj('a')))
    await t
    print('done a')
    t = None
    print('t none')
    ts = [asyncio.create_task(worker(Obj(i))) for i in range(3)]
    r = await asyncio.gather(*ts)
    print(r)
    ts.clear()
    print('ts cleared')
    async with asyncio.TaskGroup() as tg:
        tg.create_task(worker(Obj('tg1')))
        tg.create_task(worker(Obj('tg2')))
    print('tg done')
    t = asyncio.create_task(worker(Obj('c')))
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print('cancelled')
    del t
    print('t deleted')
    q = asyncio.Queue()
    await q.put(Obj('q1')); await q.put(Obj('q2'))
    x = await q.get(); print('got', x.n); x = None
    del q
    print('q gone')
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda o: print('cb', o.n), Obj('cb'))
    await asyncio.sleep(0)
    print('after cb')
    h = loop.call_later(10, print, Obj('later'))
    h.cancel()
    print('cancelled h')
    del h
    fut = loop.create_future()
    fut.add_done_callback(lambda f, o=Obj('dcb'): print('done cb', o.n))
    fut.set_result(Obj('res'))
    await asyncio.sleep(0)
    print('after fut')
    del fut
    print('fut gone')
    wt = weakref.ref(asyncio.create_task(worker(Obj('w'))))
    print(wt() is not None)
    await asyncio.sleep(0.05)
    print(wt())
    o = Obj('wf')
    try: await asyncio.wait_for(asyncio.sleep(1, o), 0.01)
    except TimeoutError as e: print('timeout')
    del o
    print('end')
asyncio.run(main())
print('after')

import asyncio
class Res:
    def __init__(self, n): self.n = n
    async def __aenter__(self): print('aenter', self.n); return self
    async def __aexit__(self, *a): print('aexit', self.n, a[0] and a[0].__name__)
    def __del__(self): print('del', self.n)
async def agen(n):
    async with Res(n) as r:
        for i in range(3):
            yield i
async def main():
    async for x in agen('A'):
        print(x)
    print('full')
    async for x in agen('B'):
        break
    print('broke')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print('slept')
    g = agen('C')
    print(await g.__anext__())
    await g.aclose()
    print('aclosed')
    g = agen('D')
    print(await anext(g))
    del g
    await asyncio.sleep(0.01)
    print('D done')
asyncio.run(main())
async def co():
    async with Res('co'):
        await asyncio.sleep(1)
c = co()
c.send(None) if False else None
del c
class Aw:
    def __await__(self):
        yield 'x'
async def manual():
    try:
        await Aw()
    finally:
        print('manual fin')
m = manual()
print(m.send(None))
del m
print('end')
async def timeout():
    try:
        async with asyncio.timeout(0.01):
            async for x in agen('T'):
                await asyncio.sleep(1)
    except TimeoutError:
        print('timeout')
    await asyncio.sleep(0.01)
asyncio.run(timeout())
print('x')

import asyncio, threading
ready = threading.Event()
async def handle(r, w):
    line = await r.readline()
    w.write(b'echo ' + line); await w.drain(); w.close()
async def serve():
    global stop
    stop = asyncio.Event()
    server = await asyncio.start_server(handle, '127.0.0.1', 8765)
    ready.set()
    async with server:
        await stop.wait()
loop = asyncio.new_event_loop()
t = threading.Thread(target=loop.run_until_complete, args=(serve(),))
t.start(); ready.wait()
async def client():
    r, w = await asyncio.open_connection('127.0.0.1', 8765)
    w.write(b'hi\n'); await w.drain()
    print(await r.readline())
    w.close()
asyncio.run(client())
loop.call_soon_threadsafe(stop.set)
t.join(); print('done')

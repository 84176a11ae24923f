import asyncio

writers = {}


async def handle(reader, writer):
    name = (await reader.readline()).decode().strip()
    writers[name] = writer
    print(name, 'joined', sorted(writers))
    try:
        async for line in reader:
            for other, out in writers.items():
                if other != name:
                    out.write(f'{name}: '.encode() + line)
            await asyncio.gather(*(out.drain() for out in writers.values()))
    finally:
        del writers[name]
        writer.close()
        print(name, 'left')


async def user(port, name, says, delay):
    await asyncio.sleep(delay)
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(name.encode() + b'\n')

    async def listen():
        async for line in reader:
            print(f'[{name}] {line.decode().strip()}')

    listening = asyncio.create_task(listen())
    for text in says:
        await asyncio.sleep(0.05)
        writer.write(text.encode() + b'\n')
        await writer.drain()
    await asyncio.sleep(0.2 + 5 * delay)
    writer.close()
    await writer.wait_closed()
    await listening


async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async with server, asyncio.TaskGroup() as group:
        group.create_task(user(port, 'ann', ['hi', 'all'], 0))
        group.create_task(user(port, 'bob', ['yo'], 0.01))
        group.create_task(user(port, 'cyd', [], 0.02))
    print('over')


asyncio.run(main())

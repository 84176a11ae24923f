import asyncio


async def fails(reader, writer):
    raise ValueError('in the handler')


async def hangs_up(reader, writer):
    writer.close()


async def counts(reader, writer):
    await asyncio.sleep(0.05)
    total = 0
    while data := await reader.read(65536):
        total += len(data)
    writer.write(str(total).encode())
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context['message'], repr(context['exception'])))
    server = await asyncio.start_server(fails, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read())
    writer.close()

    server = await asyncio.start_server(hangs_up, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read())
    try:
        for _ in range(10):
            writer.write(b'x')
            await writer.drain()
            await asyncio.sleep(0.001)
    except ConnectionError as error:
        print(type(error).__name__)
    print(writer.is_closing())

    server = await asyncio.start_server(counts, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for _ in range(100):
        writer.write(b'x' * 100_000)
        await writer.drain()
    writer.write_eof()
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    try:
        writer.write(b'more')
    except RuntimeError as error:
        print(error)


asyncio.run(main())

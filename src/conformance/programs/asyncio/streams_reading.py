import asyncio


async def in_parts(reader, writer):
    writer.write(b'abc')
    await writer.drain()
    await asyncio.sleep(0.01)
    writer.write(b'def\nxyz')
    writer.write_eof()
    print('the rest', await reader.read())
    writer.close()


async def hangs(reader, writer):
    try:
        await reader.read()
    except asyncio.CancelledError:
        print('handler cancelled')
        raise


async def main():
    server = await asyncio.start_server(in_parts, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read(2), await reader.readline(), await reader.readexactly(1))
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    writer.write(b'bye')
    writer.close()
    await writer.wait_closed()

    other = await asyncio.start_server(hangs, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*other.sockets[0].getsockname())
    try:
        await asyncio.wait_for(reader.readline(), 0.01)
    except TimeoutError:
        print('timeout')
    task = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    try:
        await reader.readline()
    except RuntimeError as error:
        print(error)
    task.cancel()

    reader = asyncio.StreamReader(limit=10)
    reader.feed_data(b'0123456789012345\nabc\n')
    try:
        await reader.readuntil()
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    try:
        await reader.readline()
    except ValueError as error:
        print(error)
    print(await reader.readline(), reader)
    reader.feed_data(b'a;b,c')
    print(await reader.readuntil((b';', b',')), await reader.readuntil((b';', b',')))
    reader.feed_eof()
    try:
        await reader.readuntil(b';')
    except asyncio.IncompleteReadError as error:
        print(repr(error))
    print(reader.at_eof(), await reader.read(), await reader.readline())


asyncio.run(main())

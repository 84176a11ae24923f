import asyncio


async def handle(reader, writer):
    print('handled by', asyncio.current_task().get_name())
    while line := await reader.readline():
        print('server got', line)
        writer.write(line.upper())
        await writer.drain()
    print('server at eof', reader.at_eof())
    writer.close()
    await writer.wait_closed()
    print('server side closed')


async def client(name, port):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    for i in range(2):
        writer.write(f'{name} {i}\n'.encode())
        await writer.drain()
        print(name, 'got', await reader.readline())
    writer.close()
    await writer.wait_closed()
    print(name, 'done')


async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    host, port = server.sockets[0].getsockname()
    print(host, server.is_serving())
    async with server:
        await asyncio.gather(client('ann', port), client('bob', port))
    print('serving', server.is_serving(), server.sockets)
    try:
        await asyncio.open_connection('127.0.0.1', port)
    except ConnectionRefusedError as error:
        print('refused', error.errno)


asyncio.run(main())

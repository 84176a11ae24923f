import asyncio


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print('server: made')

    def data_received(self, data):
        print('server: data', data)
        self.transport.write(data[::-1])

    def eof_received(self):
        print('server: eof')

    def connection_lost(self, exc):
        print('server: lost', exc)


class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b'hello')
        print('client: made')

    def data_received(self, data):
        print('client: data', data)
        self.transport.close()

    def connection_lost(self, exc):
        print('client: lost', exc)
        self.done.set_result(True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    done = loop.create_future()
    transport, protocol = await loop.create_connection(lambda: Client(done), '127.0.0.1', port)
    print(type(protocol).__name__, transport.is_closing(), transport.get_write_buffer_limits())
    await done
    await asyncio.sleep(0.01)
    try:
        await loop.create_server(Server, '127.0.0.1', port)
    except OSError as error:
        print('bind', error.errno, str(error).split(':')[-1])
    server.close()
    await server.wait_closed()
    print(server.sockets, server.is_serving())


asyncio.run(main())

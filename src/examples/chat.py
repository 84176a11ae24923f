import asyncio

writers = {}

async def handle(reader, writer):
    name = (await reader.readline()).decode().strip()
    writers[name] = writer
    async for line in reader:
        for other, out in writers.items():
            if other != name:
                out.write(f"{name}: ".encode() + line)
    del writers[name]
    writer.close()

async def user(name, port, *says):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{name}\n".encode())
    listening = asyncio.create_task(listen(name, reader), name=f"{name}'s screen")
    for text in says:
        await asyncio.sleep(0.3)
        writer.write(f"{text}\n".encode())
    await asyncio.sleep(1)
    writer.close()
    await listening

async def listen(name, reader):
    async for line in reader:
        print(f"[{name}] {line.decode().strip()}")

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, asyncio.TaskGroup() as group:
        group.create_task(user("ada", port, "hello", "anybody?"), name="ada")
        group.create_task(user("bob", port, "hi ada"), name="bob")
        group.create_task(user("cyd", port), name="cyd")

asyncio.run(main())

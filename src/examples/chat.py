import asyncio

HOST = "127.0.0.1"
SAYS = {
    "ada": ("hello", "anybody?"),
    "bob": ("hi ada",),
    "cyd": (),
}
connect = asyncio.open_connection
writers = {}

async def handle(reader, writer):
    name = await reader.readline()
    name = name.decode().strip()
    writers[name] = writer
    async for line in reader:
        message = f"{name}: ".encode() + line
        for other, out in writers.items():
            if other != name:
                out.write(message)
    del writers[name]
    writer.close()

async def listen(name, reader):
    async for line in reader:
        print(f"[{name}] {line.decode().strip()}")

async def user(name, port, says):
    reader, writer = await connect(HOST, port)
    writer.write(f"{name}\n".encode())
    listening = listen(name, reader)
    screen = asyncio.create_task(listening)
    screen.set_name(f"{name}'s screen")
    for text in says:
        await asyncio.sleep(0.3)
        writer.write(f"{text}\n".encode())
    await asyncio.sleep(1)
    writer.close()
    await screen

async def main():
    server = await asyncio.start_server(
        handle, HOST, 0
    )
    port = server.sockets[0].getsockname()[1]
    async with server:
        async with asyncio.TaskGroup() as group:
            for name, says in SAYS.items():
                job = user(name, port, says)
                group.create_task(job, name=name)

asyncio.run(main())

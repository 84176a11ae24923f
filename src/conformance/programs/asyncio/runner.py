import asyncio

count = 0


async def step():
    global count
    count += 1
    await asyncio.sleep(0)
    return count


with asyncio.Runner() as runner:
    print(runner.run(step()), runner.run(step()))
    loop = runner.get_loop()
    print(loop.is_closed())
print(loop.is_closed())
try:
    runner.run(c := step())
except RuntimeError as error:
    print(error)
c.close()

# %%
import asyncio

async def clock(name, times):
    for i in range(times):
        await asyncio.sleep(0.1)
        print(name, i)

# %%
running = clock("clock", 4)
ticking = asyncio.create_task(running)

# %%
await asyncio.sleep(0.25)
"a cell can await"

# %%
await ticking

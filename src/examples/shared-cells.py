# %%
import asyncio

async def clock(name, times):
    for i in range(times):
        await asyncio.sleep(0.1)
        print(name, i)

# %%
background = asyncio.create_task(clock("clock", 4))

# %%
await asyncio.sleep(0.25)
"a cell can await"

# %%
await background

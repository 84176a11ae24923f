import asyncio
import time

import aiohttp

PAGES = [f"https://example.com/page/{n}" for n in range(1, 11)]

async def fetch(session, url):
    async with session.get(url) as response:
        text = await response.text()
        print(url, len(text))
        return len(text)

async def main():
    async with aiohttp.ClientSession() as session:
        begun = time.monotonic()
        for url in PAGES[:3]:
            await fetch(session, url)
        print(f"three in a row: {time.monotonic() - begun:.2f} s")

        begun = time.monotonic()
        await asyncio.gather(*(fetch(session, url) for url in PAGES))
        print(f"ten together: {time.monotonic() - begun:.2f} s")

asyncio.run(main())

import asyncio
import time

import aiohttp

SITE = "https://example.com"
PAGES = [f"{SITE}/page/{n}" for n in range(10)]

async def fetch(session, url):
    async with session.get(url) as response:
        text = await response.text()
        print(url, len(text))
        return len(text)

def since(start):
    return f"{time.monotonic() - start:.2f} s"

async def main():
    async with aiohttp.ClientSession() as session:
        start = time.monotonic()
        for url in PAGES[:3]:
            await fetch(session, url)
        print("three in a row:", since(start))

        start = time.monotonic()
        jobs = []
        for url in PAGES:
            jobs.append(fetch(session, url))
        await asyncio.gather(*jobs)
        print("ten together:", since(start))

asyncio.run(main())

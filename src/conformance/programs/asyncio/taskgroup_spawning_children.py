import asyncio

seen = []


async def crawl(tg, page, depth):
    await asyncio.sleep(0.005 * (page % 3))
    seen.append(page)
    if depth:
        for link in (page * 2, page * 2 + 1):
            tg.create_task(crawl(tg, link, depth - 1), name=f'page-{link}')


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(crawl(tg, 1, 3), name='page-1')
    print(sorted(seen), len(seen))
    try:
        tg.create_task(asyncio.sleep(0))
    except RuntimeError as e:
        print(type(e).__name__, str(e).split(' at ')[0], str(e).rsplit('> ')[-1])


asyncio.run(main())

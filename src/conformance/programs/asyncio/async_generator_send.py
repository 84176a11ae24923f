import asyncio


async def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ZeroDivisionError:
            total = count = 0
            average = 'reset'
            continue
        await asyncio.sleep(0)
        total += value
        count += 1
        average = total / count


async def main():
    a = averager()
    print(await a.asend(None), await a.asend(4), await a.asend(8))
    print(await a.athrow(ZeroDivisionError()))
    print(await a.asend(1))
    await a.aclose()
    b = averager()
    try:
        await b.asend(1)
    except TypeError as error:
        print(error)


asyncio.run(main())

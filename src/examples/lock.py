import asyncio

balance = 100

async def pay_in(amount, lock):
    global balance
    async with lock:
        seen = balance
        await asyncio.sleep(0)
        balance = seen + amount

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(pay_in(amount, lock) for amount in (10, 20, 30)))
    print("balance", balance, "- expected", 160)

asyncio.run(main())

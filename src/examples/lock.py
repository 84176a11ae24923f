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
    await asyncio.gather(
        pay_in(10, lock),
        pay_in(20, lock),
        pay_in(30, lock),
    )
    print("balance", balance, "- expected", 160)

asyncio.run(main())

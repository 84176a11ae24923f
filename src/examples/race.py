import asyncio

balance = 100

async def pay_in(amount):
    global balance
    seen = balance
    await asyncio.sleep(0)
    balance = seen + amount

async def main():
    await asyncio.gather(
        pay_in(10),
        pay_in(20),
        pay_in(30),
    )
    print("balance", balance, "- expected", 160)

asyncio.run(main())

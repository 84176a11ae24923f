import asyncio


class Account:
    def __init__(self, name, balance):
        self.name, self.balance, self.lock = name, balance, asyncio.Lock()


async def transfer(a, b, amount):
    first, second = sorted((a, b), key=lambda acc: acc.name)
    async with first.lock:
        await asyncio.sleep(0)
        async with second.lock:
            if a.balance < amount:
                return f'{a.name}: not enough'
            a.balance -= amount
            await asyncio.sleep(0)
            b.balance += amount
            return f'{a.name} -> {b.name}: {amount}'


async def main():
    x, y = Account('x', 100), Account('y', 50)
    print(await asyncio.gather(transfer(x, y, 80), transfer(y, x, 120), transfer(x, y, 30)))
    print(x.balance, y.balance)
    lock = asyncio.Lock()
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 0.01)
        except TimeoutError:
            print('an asyncio.Lock cannot be taken twice by one task')


asyncio.run(main())

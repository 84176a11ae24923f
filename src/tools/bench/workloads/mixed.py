"""Objects and tasks together, about a million instructions: for the times of jumps."""
import asyncio


class Account:
    def __init__(self, name):
        self.name = name
        self.balance = 100
        self.history = []

    def move(self, amount):
        self.balance += amount
        if self.balance < 0:
            self.balance = 0
        self.history.append(amount)
        if len(self.history) > 20:
            self.history = self.history[-10:]
        return self.balance


class Bank:
    def __init__(self, count):
        self.accounts = {}
        for i in range(count):
            name = "account" + str(i)
            self.accounts[name] = Account(name)
        self.log = {}

    def transfer(self, source, target, amount):
        self.accounts[source].move(-amount)
        self.accounts[target].move(amount)
        key = (source, target)
        self.log[key] = self.log.get(key, 0) + amount


async def clerk(bank, number, rounds):
    total = 0
    for i in range(rounds):
        for k in range(8):
            source = "account" + str((number + k) % 20)
            target = "account" + str((number * 3 + i) % 20)
            bank.transfer(source, target, k + 1)
            total += k
        if i % 5 == 0:
            await asyncio.sleep(0.001)
        else:
            await asyncio.sleep(0)
    return total


async def main():
    bank = Bank(20)
    totals = await asyncio.gather(*[clerk(bank, n, 66) for n in range(20)])
    return sum(totals) + sum(account.balance for account in bank.accounts.values())


def run():
    return asyncio.run(main())

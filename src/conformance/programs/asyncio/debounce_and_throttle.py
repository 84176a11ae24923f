import asyncio


class Debouncer:
    def __init__(self, delay, action):
        self.delay, self.action, self.timer = delay, action, None

    def __call__(self, *args):
        if self.timer is not None:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(self.delay, self.action, *args)


async def main():
    saved = []
    save = Debouncer(0.03, saved.append)
    for text, pause in (('h', 0.01), ('he', 0.01), ('hel', 0.05), ('hell', 0.01), ('hello', 0.05)):
        save(text)
        await asyncio.sleep(pause)
    print(saved)


asyncio.run(main())

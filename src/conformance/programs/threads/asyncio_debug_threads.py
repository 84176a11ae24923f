import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    errors = []

    def wrong():
        for call in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print)):
            try:
                call()
            except RuntimeError as e:
                errors.append(str(e))
        loop.call_soon_threadsafe(errors.append, 'threadsafe is fine')

    t = threading.Thread(target=wrong)
    t.start()
    await asyncio.sleep(0.05)
    t.join()
    for e in errors:
        print(e)


asyncio.run(main(), debug=True)

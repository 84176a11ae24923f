import asyncio
import threading
import time

log = []


def run_loop(name, delay):
    async def main():
        log.append(f'{name} begins')
        await asyncio.sleep(delay)
        log.append(f'{name} ends')
        return name

    log.append(asyncio.run(main()))


threads = [threading.Thread(target=run_loop, args=a) for a in (('slow', 0.3), ('fast', 0.1))]
for t in threads:
    t.start()
    time.sleep(0.02)
for t in threads:
    t.join()
print(log)

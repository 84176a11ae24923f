/**
 * What links of version 1 take for known: text that snippets and heads are full of, so that it need not be spelled out
 * in every link. It is part of the format: not one character of it may ever change. A better one is a new version.
 */
export const DICTIONARY_1 = `{"options":{"script":true,"world":{"hosts":{"api.example.com":{"latencyMs":20,"thinkMs":0,"failureRate":0.1,"paths":{"/":{"json":,"delayMs":"status":"body":,"limits":{"userInstructions":"scheduleSeed":1,"seed":1,"cpu":"classroom","ideal","threads":{"points":"instruction","quantum":5},"random":true},"tasks":{"policy":"cooperative"},"preemptive","quantum":20,"random":false}},"beside":["notes":[["view":{"theme":"dark","light","panes":["code","queue","timeline","output"],"speed":,"axis":"steps","foldIdle":true,"at":["switch","await","instruction","line","main","<module>",1,1,"line","main/main/worker-2/main-1","worker","hello","step-begin","step-end","clock-jump","output","wait","end","start"],"hash":"
import threading
import time
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
class Account:
    def __init__(self, name, value):
        self.name = name
        self.value = value
    async def __aenter__(self):
    async def __aexit__(self, *exc):
def gen():
    yield from range(10):
        yield i
        next(g)
        while True:
            try:
                item = await queue.get()
            except asyncio.CancelledError:
                raise
            except Exception as error:
            finally:
                queue.task_done()
            if item is None:
                break
                continue
    queue = asyncio.Queue(maxsize=2)
    lock = asyncio.Lock()
    event = asyncio.Event()
    semaphore = asyncio.Semaphore(2)
    async with lock:
    async with semaphore:
    await event.wait()
    event.set()
    async with asyncio.timeout(1):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(worker("a", 1))
    results = await asyncio.gather(*[worker(i) for i in range(3)])
    t1 = threading.Thread(target=worker, args=(1,))
    t1.start()
    t1.join()
    global counter
    counter += 1
    time.sleep(0.1)
    return result
    print(f"{name} done")
    print(name, "start")
    print("finished", results)
if __name__ == "__main__":
import asyncio

async def worker(name, delay):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)
        await asyncio.sleep(0.1)

async def main():
    task = asyncio.create_task(worker("A", 1))
    await asyncio.gather(worker("A"), worker("B"))
    await task

asyncio.run(main())
`;

import asyncio
import threading
import time

def fetch(page):
    time.sleep(0.3)
    print("thread has", page)

async def fetch_async(page):
    await asyncio.sleep(0.3)
    print("task has", page)

def since(start):
    return f"{time.perf_counter() - start:.1f} s"

def with_threads():
    threads = [
        threading.Thread(
            target=fetch, args=(page,), name=page
        )
        for page in ("home", "news")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

async def with_tasks():
    await asyncio.gather(
        fetch_async("home"), fetch_async("news")
    )

start = time.perf_counter()
with_threads()
print("threads:", since(start))
start = time.perf_counter()
asyncio.run(with_tasks())
print("tasks:", since(start))

import asyncio
import contextvars

request_id = contextvars.ContextVar('request_id', default='-')


def log(text):
    print(f'[{request_id.get()}] {text}')


async def query():
    log('query')
    await asyncio.sleep(0.01)
    log('answer')


async def handle(n):
    token = request_id.set(f'r{n}')
    log('begin')
    await query()
    child = asyncio.create_task(query())
    request_id.reset(token)
    log('reset')
    await child


async def main():
    await asyncio.gather(handle(1), handle(2))
    log('main')
    ctx = contextvars.copy_context()
    ctx.run(request_id.set, 'own')
    await asyncio.create_task(query(), context=ctx)
    loop = asyncio.get_running_loop()
    loop.call_soon(log, 'callback')
    loop.call_soon(log, 'callback in a context', context=ctx)
    await asyncio.sleep(0)
    print(ctx[request_id], len(ctx))


asyncio.run(main())

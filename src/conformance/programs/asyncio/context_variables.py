import asyncio
from contextvars import ContextVar, copy_context

user = ContextVar('user', default='nobody')


async def handle(name):
    token = user.set(name)
    await asyncio.sleep(0)
    print(name, user.get(), token.old_value is token.MISSING)
    user.reset(token)
    return user.get()


async def main():
    user.set('main')
    print(await asyncio.gather(handle('ada'), handle('bob')))
    print(user.get())
    await handle('same task')
    print(user.get())
    context = copy_context()
    context.run(user.set, 'in a copy')
    print(user.get(), context[user])
    t = asyncio.create_task(handle('x'), context=context)
    print(await t)
    asyncio.get_running_loop().call_soon(lambda: print('callback', user.get()))
    user.set('changed')
    await asyncio.sleep(0)


asyncio.run(main())
print(user.get())

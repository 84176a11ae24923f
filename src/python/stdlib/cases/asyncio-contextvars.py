# Context variables belong to tasks.
import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")
count = contextvars.ContextVar("count")


async def child(name):
    print(name, "sees", user.get())
    token = user.set(name)
    await asyncio.sleep(0)
    print(name, "has", user.get())
    user.reset(token)
    print(name, "back to", user.get())


async def main():
    user.set("main")
    await asyncio.gather(child("a"), child("b"))
    print("main has", user.get())
    await child("direct")
    context = contextvars.copy_context()
    print(context[user], user in context, count in context, len(context))
    print(context.run(lambda: (user.set("inside"), user.get())[1]), user.get(), context[user])
    await asyncio.create_task(child("in context"), context=context)
    print(context.get(user), context.get(count, "none"))
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback sees", user.get()))
    user.set("changed")
    await asyncio.sleep(0)
    try:
        count.get()
    except LookupError as exc:
        print(type(exc).__name__)
    print(count.get("default"))
    token = count.set(1)
    print(token.old_value is contextvars.Token.MISSING, token.var is count)
    count.reset(token)
    try:
        count.reset(token)
    except RuntimeError as exc:
        print("used once")


asyncio.run(main())
print(user.get())

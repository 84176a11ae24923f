async def f():
    await 3


for make in (lambda: f().send(None),):
    try:
        make()
    except TypeError as error:
        print(error)


async def g():
    return 1


async def twice():
    c = g()
    await c
    await c


try:
    twice().send(None)
except RuntimeError as error:
    print(error)

class Pause:
    def __await__(self):
        try:
            yield 'paused'
        finally:
            print('pause over')


async def work():
    try:
        await Pause()
    except ValueError as error:
        print('caught', error)
        await Pause()
    finally:
        print('work over')


c = work()
print(c.send(None))
print(c.throw(ValueError('v')))
c.close()

# Every failure here is shown with what CPython thinks was meant.
import sys
import traceback


class Account:
    rate = 0.5
    _secret = 1

    def __init__(self):
        self.balance = 10
        self._owner = 'ada'

    def wrong_local(self):
        return balance

    def hidden(self):
        return self.owner

    @property
    def balanc(self):
        raise AttributeError('from a property')

    def __getattr__(self, name):
        raise AttributeError(f'nothing called {name}')


class Slots:
    __slots__ = ('width', 'height')


def nested():
    counter = 1

    def inner():
        return countr

    return inner() + counter


def try_import():
    from sys import exitt


def unbound():
    print(totl)
    totl = 1


account = Account()
slots = Slots()
tim = 0
for attempt in (
    lambda: colour,
    lambda: account.wrong_local(),
    lambda: account.hidden(),
    lambda: account.owner,
    lambda: account.balanc,
    lambda: account.ratee(),
    lambda: Account.rat,
    lambda: setattr(slots, 'widht', 3),
    lambda: delattr(slots, 'widht'),
    lambda: [].appendd(1),
    lambda: 'text'.uper(),
    lambda: (1).rea,
    lambda: sys.exitt,
    lambda: getattr(account, 'blance'),
    nested,
    try_import,
    unbound,
    lambda: time.sleep(1),
    lambda: asyncio.run(1),
    lambda: true,
    lambda: prnt('x'),
    lambda: None.nothing,
):
    try:
        attempt()
    except Exception:
        traceback.print_exc()

print(Colour if False else 'done')
colr = 1
color.name

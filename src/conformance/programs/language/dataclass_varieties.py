from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Item:
    sort_key: float = field(init=False, repr=False)
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        self.sort_key = -self.price


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    host: str
    port: int = 80


items = [Item('a', 3), Item('b', 7, ['x']), Item('c')]
print(sorted(items)[0], items[0] == Item('a', 3, ['other']))
print(asdict(items[1]), astuple(items[2]), [f.name for f in fields(Item)])
c = Config(host='h')
print(c, replace(c, port=8080), hash(c) == hash(Config(host='h')))
for bad in (lambda: setattr(c, 'port', 1), lambda: Config('h'), lambda: Item()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

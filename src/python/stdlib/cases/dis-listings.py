# dis in the format of CPython 3.10.
import dis


def add(a, b=1):
    total = a + b
    if total > 10:
        return total
    for i in range(b):
        total += i
    return total


class Shape:
    sides = 4

    def area(self):
        return self.width * self.height

    @staticmethod
    def name():
        return "shape"


async def fetch(url):
    async with open(url) as f:
        return await f.read()


def gen():
    x = yield 1
    yield from x


dis.dis(add)
dis.dis(Shape)
dis.dis(fetch)
dis.dis(gen())
dis.dis("a = [1, 2]\nprint(a[0], *a, sep='')")
dis.dis(add.__code__)
print([(i.opname, i.argval) for i in dis.get_instructions(add)][:6])
print(dis.Bytecode(add).dis() == dis.Bytecode(add.__code__).dis(), len(list(dis.Bytecode(gen))))
print(dis.opname[100], dis.opmap["LOAD_FAST"])
print(list(dis.findlinestarts(add.__code__)))
try:
    dis.dis(5)
except TypeError as exc:
    print(exc)

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sized
from typing import Protocol, runtime_checkable


class Store(ABC):
    @abstractmethod
    def get(self, key): ...

    @property
    @abstractmethod
    def size(self): ...

    def has(self, key):
        return self.get(key) is not None


class Memory(Store):
    def __init__(self, **data):
        self.data = data

    def get(self, key):
        return self.data.get(key)

    size = property(lambda self: len(self.data))


@runtime_checkable
class Closable(Protocol):
    def close(self): ...


class File:
    def close(self):
        pass


m = Memory(a=1)
print(m.has('a'), m.has('b'), m.size, isinstance(File(), Closable), isinstance(m, Closable))
class Half(Store):
    def get(self, key):
        return key


for cls in (Store, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
print(isinstance([], Iterable), isinstance({}, Mapping), issubclass(set, Sized), sorted(Store.__abstractmethods__))

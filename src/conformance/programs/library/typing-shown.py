from typing import *
from collections.abc import Callable as C2, Iterable
import typing
T = TypeVar('T'); K = TypeVar('K', bound=str); N = TypeVar('N', int, str)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
print(Stack[int], Stack[int](), Stack.__parameters__, Stack[int].__args__, T, K.__bound__, N.__constraints__) if False else print(Stack[int], Stack.__parameters__, Stack[int].__args__, T, K.__bound__, N.__constraints__)
class Pt(NamedTuple):
    x: int
    y: int = 0
p = Pt(1); print(p, p._asdict(), p._replace(y=2), Pt._fields, Pt._field_defaults, Pt.__annotations__, p == (1, 0), p[0], *p)
try: Pt()
except TypeError as e: print(e)
class TD(TypedDict, total=False):
    a: int
    b: Required[str]
print(TD(a=1, b='x'), TD.__annotations__, TD.__required_keys__, TD.__optional_keys__, TD.__total__)
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class R:
    def close(self): pass
print(isinstance(R(), Closer), isinstance(5, Closer), issubclass(R, Closer))
class NP(Protocol):
    x: int
try: isinstance(5, NP)
except TypeError as e: print(e)
try: NP()
except TypeError as e: print(e)
print(Optional[int], Union[int, str], Union[int, None], int | str | None, List[int], Dict[str, List[int]], Callable[[int], str], Callable[..., Any], Tuple[int, ...], Type[int], Literal[1, 'a'], Annotated[int, 'm'], Final[int], ClassVar[int], C2[[int], str], Iterable[int], tuple[()], list[int | None])
def f(a: int, b: 'str' = 'x', *args: float, **kw: bytes) -> Optional[list['int']]: ...
print(get_type_hints(f), f.__annotations__)
print(get_origin(Dict[str, int]), get_args(Dict[str, int]), get_origin(int | str), get_args(Literal[1, 2]), get_args(Callable[[int], str]))
UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__name__)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(3), cast(int, 'x'), len(get_overloads(g)))
def s[T2](x: T2) -> T2: return x
class Box[T3]:
    def __init__(self, v: T3): self.v = v
    def map[U](self, fn: Callable[[T3], U]) -> 'Box[U]': return Box(fn(self.v))
type Pair[A, B = int] = tuple[A, B]
print(s.__type_params__, Box.__type_params__, Box[int], Pair, Pair.__value__, Pair[str, int], Box(2).map(str).v, Pair.__type_params__)
@final
class Fi: pass
print(Fi.__final__)
class A:
    @override
    def m(self): pass
print(A.m.__override__)
print(TYPE_CHECKING, NoReturn, Never, Any, Self, LiteralString, AnyStr, Text)
P = ParamSpec('P'); print(P, P.args, Concatenate[int, P])
print(assert_type(3, int), reveal_type(3))
class Sh(Generic[K, T]): pass
print(Sh[str, int], Sh[str, T][int], Sh.__mro__, Sh[str, int].__origin__)
try: Stack[int, str]
except TypeError as e: print(e)
try: List[int]()
except TypeError as e: print(e)
print(List[int] == list[int], List[int] == List[int], Union[int, int], Union[int, Union[str, int]], hash(Optional[int]) == hash(Union[None, int]))
try: isinstance([], List[int])
except TypeError as e: print(e)
print(isinstance([], List), isinstance(3, Optional[int]), isinstance(3, int | None))
assert_never(3)

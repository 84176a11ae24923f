class P:
    __match_args__=('x','y')
    def __init__(s,x,y): s.x=x; s.y=y
def m(v):
    match v:
        case 0 | 1 as n: return f'01 {n}'
        case -1: return 'neg'
        case 1.5 | 2+3j: return 'num'
        case 'a' 'b': return 'str'
        case b'x': return 'bytes'
        case None | True | False: return 'singleton'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, *rest, 9]: return f'rest {rest}'
        case (x, y) if x==y: return 'same'
        case [_, [a, *_]]: return f'nest {a}'
        case {'k': 1, **rest}: return f'map {rest}'
        case {'k': v, 'j': [w]}: return f'kj {v} {w}'
        case {}: return 'anymap'
        case P(0, y=yy): return f'P0 {yy}'
        case P(x, y): return f'P {x} {y}'
        case int(n) if n>100: return f'big {n}'
        case str() as s: return f'str {s}'
        case float(): return 'float'
        case int() | bytes(): return 'intbytes'
        case set(): return 'set'
        case _: return 'other'
for v in [0,1,-1,1.5,2+3j,'ab',b'x',None,True,False,[],[5],(1,2,3,9),[4,4],[1,[2,3]],{'k':1,'z':2},{'k':3,'j':[4]},{},{'q':1},P(0,1),P(2,3),101,50,'zz',2.5,b'q',{1},object,range(3),range(1)]: print(m(v))
class Q: __match_args__=('a','a')
def bad(v,k):
    try:
        match v:
            case P(1,2,3): pass
    except TypeError as e: print(e)
bad(P(1,2),0)
try:
    match 3:
        case int(1,2): pass
except TypeError as e: print(e)
class R: __match_args__=3
try:
    match R():
        case R(1): pass
except TypeError as e: print(e)
class S: __match_args__=(3,)
try:
    match S():
        case S(1): pass
except TypeError as e: print(e)
class T: pass
try:
    match T():
        case T(1): pass
except TypeError as e: print(e)
try:
    match T():
        case m(): pass
except TypeError as e: print(e)
x=Q(); x.a=1
try:
    match x:
        case Q(1,1): print('dup')
        case _: print('no')
except TypeError as e: print(e)
match 1,2:
    case 1,2: print('tuple subject')
import enum
class C(enum.Enum): A=1; B=2
match C.B:
    case C.A: print('A')
    case C.B: print('B')
match {'a':{'b':[1,{'c':(2,3)}]}}:
    case {'a':{'b':[int(i),{'c':(p,q)}]}}: print(i,p,q)
match = 3; case=4; print(match, case); type=5; _=6; print(type,_)

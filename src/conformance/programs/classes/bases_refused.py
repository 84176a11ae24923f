class A: pass
class B(A): pass
try:
    class C(A,B): pass
except TypeError as e: print(e)
try:
    class C(A,A): pass
except TypeError as e: print(e)
try:
    class C(bool): pass
except TypeError as e: print(e)
try:
    class C(int,str): pass
except TypeError as e: print(e)
try:
    class C(None): pass
except TypeError as e: print(e)
try:
    class C(3): pass
except TypeError as e: print(e)
try:
    class C(len): pass
except TypeError as e: print(e)
try:
    class C(type(None)): pass
except TypeError as e: print(e)
try:
    class C(metaclass=3): pass
except TypeError as e: print(e)

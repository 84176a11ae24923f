# Functions of math: values, special values, errors.
import math
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for n in ['sqrt(-1)','log(0)','log(-1)','log("a")','log(10**400)','log(8,2)','log2(8)','log10(1000)','exp(1000)','pow(0,-1)','pow(-1,.5)','factorial(-1)','factorial(2.0)','factorial(20)','comb(5,2)','perm(5)','perm(5,7)','isqrt(-1)','isqrt(10**30)','gcd()','lcm(4,6)','gcd(1.5)','ceil(2.1)','floor(-2.1)','trunc("a")','ceil(float("inf"))','floor(float("nan"))','acos(2)','fmod(5,0)','fmod(-5,3)','remainder(5,3)','ldexp(1,10000)','frexp(8)','modf(2.5)','modf(-0.0)','hypot(3,4)','hypot(1,2,3)','dist((1,2),(4,6))','dist((1,),(1,2))','isclose(1,1+1e-10)','isclose(1,2,rel_tol=-1)','prod([1,2,3])','prod([1.5,2])','fsum([.1]*10)','sumprod([1,2],[3,4])','gamma(5)','gamma(0)','gamma(-1)','gamma(171.7)','lgamma(0.5)','lgamma(-1)','erf(.5)','erfc(.5)','nextafter(1,2)','ulp(1)','cbrt(8)','degrees(math.pi)','copysign(1,-0.0)','sin(float("inf"))','atan2(0,-0.0)','cosh(1000)','exp2(3)','log1p(-1)','tan(1)','sin()','sin(1,2)','sqrt("x")','sqrt(10**400)','comb(-1,2)','comb(2.5,1)','perm(-1)','fma(2,3,4)','isqrt(2.5)','log(2,0)','log(True)','floor(10**20)','exp(-800)','pow(2,10)','pow(2,10000)','atanh(1)','acosh(0.5)','modf(float("inf"))','frexp(float("inf"))','ldexp(1.5,3)','isnan(1)','factorial(1000)%1000007']:
    print(n, end=' '); t(lambda: eval('math.'+n))

for x in (0.1, 0.5, 1.0, 1.5, 2.0, 3.7, 10.0, 100.5):
    print([f(x) for f in (math.sin, math.cos, math.atan, math.exp, math.log, math.sqrt, math.log10, math.log2)])
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)


class Real:
    def __float__(self):
        return 4.0

    def __index__(self):
        return 3

    def __ceil__(self):
        return "ceil"


print(math.sqrt(Real()), math.factorial(Real()), math.ceil(Real()), math.gcd(Real(), 9), math.hypot(3, 4, 12))

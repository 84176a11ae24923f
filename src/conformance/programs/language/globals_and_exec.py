ns = {'x': 2}
exec('y = x * 21\ndef f(): return y', ns)
print(ns['y'], ns['f'](), eval('y + 1', ns))
print(eval('a + b', {'a': 1}, {'b': 2}))


def f(a):
    b = a + 1
    return sorted(locals())


print(f(1), 'f' in globals(), '__name__' in globals(), __name__)
try:
    eval('1 +')
except SyntaxError as error:
    print(error.msg)
try:
    exec('x = = 1')
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset)
code = compile('1 + 1', '<some>', 'eval')
print(eval(code), code.co_filename)
globals()['made'] = 'here'
print(made)

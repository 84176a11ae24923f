"""Tables with commas."""
import csv, io
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
def w(rows, **k):
    o = io.StringIO()
    try:
        x = csv.writer(o, **k)
        for r in rows:
            x.writerow(r)
    except Exception as e:
        print(type(e).__name__, e)
    print(repr(o.getvalue()))
rows = [['a', 'b,c', 'd"e', 'f\ng', 1, 2.5, None, ''], [], [''], [None], ['x y', ' z'], ['\\', "'"]]
w(rows)
w(rows, delimiter=';')
w(rows, quoting=csv.QUOTE_ALL)
w(rows, quoting=csv.QUOTE_NONNUMERIC)
w([['a,b']], quoting=csv.QUOTE_NONE)
w([['a,b', '"']], quoting=csv.QUOTE_NONE, escapechar='\\')
w([['a"b']], doublequote=False, escapechar='\\')
w(rows, lineterminator='\n', dialect='unix')
w([[1, 'a', None]], quoting=csv.QUOTE_STRINGS)
w([[1, 'a', None]], quoting=csv.QUOTE_NOTNULL)
w(rows, dialect='excel-tab')
w([5])
w([['']], quoting=csv.QUOTE_NONE)
w(rows, delimiter='')
w(rows, delimiter=5)
w(rows, dialect='nope')
w(rows, quotechar=None)
w(rows, foo=1)
w([(1, True, 1j)])
w([['a\rb']])
w([[' a']], skipinitialspace=True)
def r(s, **k):
    attempt(lambda: list(csv.reader(s if isinstance(s, list) else io.StringIO(s), **k)))
r('a,b,c\n1,"2,3",4\n')
r('a;b', delimiter=';')
r('"a""b",c\r\n"x\ny",z')
r(' a, b', skipinitialspace=True)
r('1,"a",2.5', quoting=csv.QUOTE_NONNUMERIC)
r('a,b', quoting=csv.QUOTE_NONNUMERIC)
r('a\\,b,c', escapechar='\\')
r('"a"b,c')
r('"a"b,c', strict=True)
r('"abc')
r('"abc', strict=True)
r('')
r('\n\n')
r('a,b\n\nc,d\n')
r(['a,b', 'c\rd,e'])
r([b'a'])
r("'a,b',c", quotechar="'")
r('a"b,c')
r('"a",b', quoting=csv.QUOTE_NONE)
r(',,')
r('1,,"",a', quoting=csv.QUOTE_NOTNULL)
r(['"a', 'b"'])
d = csv.DictReader(io.StringIO('n,v\na,1\nb\nc,2,3\n\nd,4\n'))
print(d.fieldnames, list(d), d.line_num)
print(list(csv.DictReader(['1,2'], fieldnames=['x', 'y', 'z'], restval='-')), list(csv.DictReader(['a', '1,2,3'], restkey='more')))
o = io.StringIO()
dw = csv.DictWriter(o, ['a', 'b'])
dw.writeheader()
dw.writerow({'a': 1, 'b': 2})
dw.writerows([{'a': 3}])
attempt(dw.writerow, {'z': 1})
print(repr(o.getvalue()))
dw = csv.DictWriter(o, ['a'], extrasaction='ignore')
dw.writerow({'a': 1, 'q': 2})
csv.register_dialect('pipes', delimiter='|')
print(csv.list_dialects())
r('a|b', dialect='pipes')
w([['a', 'b']], dialect='pipes')
attempt(csv.get_dialect, 'nope')
attempt(csv.unregister_dialect, 'nope')
print(csv.get_dialect('excel').delimiter, csv.field_size_limit())
attempt(csv.writer, 5)
print(csv.writer(io.StringIO()).writerow(['a', 'b']))
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.Sniffer().has_header('name,age\nann,5\nbob,61\n'))
class D(csv.Dialect):
    delimiter = ':'
    quoting = csv.QUOTE_NONE
    lineterminator = '\n'
    quotechar = '"'
w([['a', 'b']], dialect=D)
with open('/tmp/t.csv', 'w', newline='') as f:
    csv.writer(f).writerows([[1, 2], ['x', 'y']])
with open('/tmp/t.csv', newline='') as f:
    print(list(csv.reader(f)))

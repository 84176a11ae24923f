import re

LOG = '''\
10:00 INFO start
10:01 ERROR disk full
broken line
10:02 WARN slow
10:03 ERROR net down
'''


def lines(text):
    print('opened')
    try:
        yield from text.splitlines()
    finally:
        print('closed')


def parse(source):
    for line in source:
        if m := re.match(r'(\d\d:\d\d) (\w+) (.*)', line):
            yield dict(zip(('time', 'level', 'text'), m.groups()))


def only(source, level):
    return (r for r in source if r['level'] == level)


errors = only(parse(lines(LOG)), 'ERROR')
print(next(errors))
print([r['text'] for r in errors])
source = lines(LOG)
first = next(only(parse(source), 'INFO'))
print(first)
source.close()

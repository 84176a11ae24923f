import re

text = 'Ann: 12, Bob: 7; Cid: 99'
print(re.findall(r'(\w+): (\d+)', text), re.sub(r'\d+', lambda m: str(int(m[0]) * 2), text), re.split(r'[,;] ', text))
m = re.search(r'(?P<name>B\w+): (?P<n>\d+)', text)
print(m.groupdict(), m.span('n'), m.start(), m.group(0, 1), text[m.end():])
print(re.fullmatch(r'(\w)(\w)\2\1', 'abba') is not None, re.findall(r'(?<=: )\d', text), re.findall(r'(?i)a(?!b)', 'aBAcab'))
p = re.compile(r'''
    (\d{1,3}) \. (\d{1,3})   # two numbers
''', re.VERBOSE)
print(p.match('10.200.3').groups(), p.pattern.count('\n'), re.escape('a.b*c'), re.sub(r'(\w)\1', r'<\1>', 'aabbc'))
try:
    re.compile('(a')
except re.error as e:
    print(e)

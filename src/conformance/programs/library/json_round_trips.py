import json
from datetime import date

data = {'name': 'é', 'n': [1, 2.5, None, True], 'nested': {'b': 1, 'a': {}}, 3: 'int key'}
text = json.dumps(data, sort_keys=False)
print(text, json.loads(text) == {**{k: v for k, v in data.items() if k != 3}, '3': 'int key'})
print(json.dumps({'b': [1, {'c': ()}], 'a': 'x'}, indent=2, sort_keys=True))
print(json.dumps('é\n"', ensure_ascii=False), json.dumps([1, 2], separators=(',', ':')), json.dumps(float('inf')))
print(json.dumps(date(2026, 1, 2), default=str), json.loads('[1e3, -0.5, "\\u00e9"]', parse_float=str))
for bad in ('{"a": }', '[1, 2', "{'a': 1}", ''):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)
try:
    json.dumps({1, 2})
except TypeError as e:
    print(e)

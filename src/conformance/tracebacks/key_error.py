data = {'a': {}}
print(data['a']['missing key']['c'])

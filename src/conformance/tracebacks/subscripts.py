data = {'a': {'b': [1, 2, 3]}}


def get(i):
    return data['a']['b'][i + 1]['c']


get(0)

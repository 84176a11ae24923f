"""Dicts: counting 100,000 keys, looking up, walking the items."""


def run():
    counts = {}
    for i in range(100000):
        key = (i * 31) % 1009
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
    names = {}
    for key, count in counts.items():
        names["k" + str(key)] = count
    total = 0
    for name in names:
        total += names[name] * names.get("k1", 0)
    return total

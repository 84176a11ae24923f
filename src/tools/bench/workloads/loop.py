"""Numbers in a while loop, 500,000 times round."""


def run():
    total = 0
    i = 0
    while i < 500000:
        if i % 3 == 0:
            total += i
        else:
            total -= 1
        i += 1
    return total

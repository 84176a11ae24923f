"""Schedulers for plain generators.

Each takes a list of generators, lets them run in turns until all have ended, and gives what they returned, in the order
of the list. A turn lasts from one yield to the next.

    from interleave import lottery

    lottery([ada(), bob()], tickets=[3, 1], seed=7)
"""

import random as _random

__all__ = ["reactor", "run_to_completion", "priority", "lottery", "shortest", "feedback"]


def _run(generators, pick, after=None):
    """Lets the generator at `pick(live)` take a turn, as long as one is left; `after(number, ended)` is told."""
    generators = list(generators)
    results = [None] * len(generators)
    live = list(range(len(generators)))
    while live:
        number = pick(live)
        ended = False
        try:
            next(generators[number])
        except StopIteration as stop:
            results[number] = stop.value
            live.remove(number)
            ended = True
        if after is not None:
            after(number, ended)
    return results


def _numbers(name, given, generators, default):
    if given is None:
        return [default] * len(generators)
    numbers = list(given)
    if len(numbers) != len(generators):
        raise ValueError(f"{len(generators)} generators need as many {name}, not {len(numbers)}")
    return numbers


def reactor(generators):
    """Offers each a turn, in order, again and again. Who has ended leaves without the next one being skipped."""
    last = -1

    def pick(live):
        nonlocal last
        last = next((number for number in live if number > last), live[0])
        return last

    return _run(generators, pick)


def run_to_completion(generators):
    """One after the other, each until it has ended."""
    return _run(generators, lambda live: live[0])


def priority(generators, priorities):
    """The highest priority first; equals take turns."""
    generators = list(generators)
    numbers = _numbers("priorities", priorities, generators, 0)
    turns = [0] * len(generators)

    def pick(live):
        return min(live, key=lambda number: (-numbers[number], turns[number]))

    def after(number, ended):
        turns[number] += 1

    return _run(generators, pick, after)


def lottery(generators, tickets=None, seed=0):
    """Before each turn a ticket is drawn; without `tickets` everybody has one."""
    generators = list(generators)
    numbers = _numbers("tickets", tickets, generators, 1)
    draw = _random.Random(seed)

    def pick(live):
        drawn = draw.randrange(sum(numbers[number] for number in live))
        for number in live:
            drawn -= numbers[number]
            if drawn < 0:
                return number

    return _run(generators, pick)


def shortest(generators, lengths):
    """The shortest job first, each until it has ended."""
    generators = list(generators)
    numbers = _numbers("lengths", lengths, generators, 0)
    order = sorted(range(len(generators)), key=numbers.__getitem__)
    return _run(generators, lambda live: next(number for number in order if number in live))


def feedback(generators, quantum=1, levels=3):
    """Who uses up its quantum of turns falls a level, where it is twice as long; the highest level goes first."""
    generators = list(generators)
    level = [0] * len(generators)
    used = [0] * len(generators)
    came = list(range(len(generators)))
    count = len(generators)

    def pick(live):
        return min(live, key=lambda number: (level[number], used[number] == 0, came[number]))

    def after(number, ended):
        nonlocal count
        used[number] += 1
        if used[number] >= quantum * 2 ** level[number]:
            level[number] = min(level[number] + 1, levels - 1)
            used[number] = 0
            came[number] = count
            count += 1

    return _run(generators, pick, after)

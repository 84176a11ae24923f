"""Times run() of each workload in a Python that has time and json: CPython and Pyodide.

measure() gives a JSON text: workload to [best milliseconds, result as text].
"""

import json
import sys
import time

lines_seen = 0
last_seen = None


def see(frame, event, arg):
    """The least a recorder must do for each line: note where it is, and what the variables are."""
    global lines_seen, last_seen
    if event == "line":
        lines_seen += 1
        last_seen = (frame.f_lineno, dict(frame.f_locals))
    return see


def once(namespace, is_watched):
    started = time.perf_counter()
    if is_watched:
        sys.settrace(see)
    try:
        result = namespace["run"]()
    finally:
        sys.settrace(None)
    return (time.perf_counter() - started) * 1000, result


async def once_awaiting(namespace):
    started = time.perf_counter()
    result = await namespace["main"]()
    return (time.perf_counter() - started) * 1000, result


def load(source):
    namespace = {"__name__": "workload"}
    exec(compile(source, "<workload>", "exec"), namespace)
    return namespace


def measure(sources, repeats, is_watched):
    found = {}
    for name, source in json.loads(sources).items():
        namespace = load(source)
        times = [once(namespace, is_watched) for _ in range(repeats)]
        found[name] = [min(times)[0], str(times[0][1])]
    return json.dumps(found)


async def measure_awaiting(sources, repeats):
    """The same under a loop that runs already, as Pyodide's does."""
    found = {}
    for name, source in json.loads(sources).items():
        namespace = load(source)
        times = [await once_awaiting(namespace) for _ in range(repeats)]
        found[name] = [min(time for time, _ in times), str(times[0][1])]
    return json.dumps(found)

/**
 * What is not as in a computer, each with its rule. A program that shows a rule is run by conformance/modelled.test.ts:
 * the words stay true, or the test fails.
 */
import type { SimulatedEntry } from './types';

export const SIMULATED: readonly SimulatedEntry[] = [
  {
    title: 'Time',
    kind: 'simulated',
    rule: 'Virtual, in whole microseconds. It moves only when the program uses it: an instruction of the program takes its time, and when nothing is ready the clock jumps to the next timer. An hour of sleep takes no time at all, and every run takes exactly as long.',
    shows: {
      source:
        'import time\nstart = time.monotonic()\ntime.sleep(3600)\nprint(round(time.monotonic() - start))\n',
      prints: '3600\n',
    },
  },
  {
    title: 'Speed',
    kind: 'simulated',
    rule: '10 million instructions of the program a second (“realistic”), unless another speed is chosen; “ideal” takes no time, “classroom” is slow enough to see. Library code and builtins cost one instruction, and one more for each element that they visit or make. Each reading of a clock takes a microsecond at least.',
    shows: {
      source: 'import time\nfirst = time.monotonic()\nprint(0 < time.monotonic() - first < 0.0001)\n',
      prints: 'True\n',
    },
  },
  {
    title: 'Date and time zone',
    kind: 'simulated',
    rule: 'A program begins on 1 January 2026 at 09:00 UTC, and the local time is UTC.',
    shows: {
      source:
        "import time\nprint(time.strftime('%Y-%m-%d %H:%M', time.gmtime()), time.localtime().tm_hour, time.tzname[0])\n",
      prints: '2026-01-01 09:00 9 UTC\n',
    },
  },
  {
    title: "The loop's timers",
    kind: 'simulated',
    rule: 'As on Linux: a loop with nothing to do wakes at a whole millisecond from now, and takes all timers that are due by then in one pass, equal ones in the order in which they were made.',
    shows: {
      source:
        "import asyncio\n\nasync def nap(name, delay):\n    await asyncio.sleep(delay)\n    print(name, end=' ')\n\nasync def main():\n    await asyncio.gather(nap('b', 0.0502), nap('a', 0.0501), nap('c', 0.0502))\n\nasyncio.run(main())\n",
      prints: 'a b c ',
    },
  },
  {
    title: 'Chance',
    kind: 'simulated',
    rule: "CPython's own generator, with the same numbers for the same seed. A program that sets no seed begins with seed 0, so that every run is the same.",
    shows: {
      source:
        'import random\nfirst = random.random()\nrandom.seed(0)\nprint(first == random.random(), first)\n',
      prints: 'True 0.8444218515250481\n',
    },
  },
  {
    title: 'Hashes, and the order of sets',
    kind: 'simulated',
    rule: "hash() of numbers, texts, bytes and tuples is CPython's with PYTHONHASHSEED=0, and sets iterate in the order of CPython's table. Where that order hangs on addresses, ours is the order of creation.",
    shows: {
      source: "print(hash('a'), {'x', 'y', 'z'})\n",
      prints: "4644417185603328019 {'y', 'x', 'z'}\n",
    },
  },
  {
    title: 'Addresses',
    kind: 'simulated',
    rule: 'id() counts up from 0x7f0000000000 in steps of 16, in the order in which ids are asked for. The same object keeps its id, and none is given twice.',
    shows: {
      source: 'a, b = [], []\nprint(hex(id(a)), hex(id(b)), id(a) == id(a))\n',
      prints: '0x7f0000000000 0x7f0000000010 True\n',
    },
  },
  {
    title: 'Instructions',
    kind: 'simulated',
    rule: "The language and the library are CPython 3.13's; the instructions, and what dis prints, are those of CPython 3.10, which are fewer and better known.",
    shows: {
      source: 'import dis, sys\nprint(sys.version_info[:2])\ndis.dis(lambda: 1)\n',
      prints: '(3, 13)\n  3           0 LOAD_CONST               1 (1)\n              2 RETURN_VALUE\n',
    },
  },
  {
    title: 'Threads',
    kind: 'simulated',
    rule: 'One runs at a time, as under CPython’s GIL: whoever wants it asks after 5 ms, and the holder lets go at the entry of a function, at a jump back or at the return of a builtin. So an addition that calls a function in the middle can be lost, and a plain += 1 is not.',
    shows: {
      source:
        'import threading\n\ncounter = 0\n\ndef one():\n    return 1\n\ndef add():\n    global counter\n    for _ in range(20_000):\n        counter = counter + one()\n\nthreads = [threading.Thread(target=add) for _ in range(2)]\nfor thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\nprint(counter < 40_000)\n',
      prints: 'True\n',
    },
  },
  {
    title: 'The network, and HTTP',
    kind: 'simulated',
    rule: 'Nothing leaves the page. Connections inside the program take no time; a host outside is 10 to 50 ms away, by its name, thinks 5 to 100 ms about a request and sends 4 MB a second. Every host answers httpbin’s paths (/delay/2, /status/404, /json), and else a small page; names ending in .invalid, .test or .local have no address.',
    shows: {
      source:
        'import asyncio\nimport time\n\nimport aiohttp\n\nasync def main():\n    start = time.monotonic()\n    async with aiohttp.ClientSession() as session:\n        async with session.get("https://httpbin.org/delay/2") as reply:\n            print(reply.status, round(time.monotonic() - start))\n\nasyncio.run(main())\n',
      prints: '200 2\n',
    },
  },
  {
    title: 'Preemptive tasks',
    kind: 'what-if',
    rule: 'CPython has no such scheduler. The same tasks, switched after a number of instructions, or at random points: the task goes to the end of the ready queue in mid-step. Only code of the program in the task’s own await chain is cut, never the inside of asyncio, so locks and queues stay whole; a read and a later write do not. A blocking call still stops them all.',
    shows: {
      source:
        'import asyncio\n\ncounter = 0\n\nasync def add():\n    global counter\n    for _ in range(50):\n        value = counter\n        counter = value + 1\n\nasync def main():\n    await asyncio.gather(add(), add())\n    print(counter < 100)\n\nasyncio.run(main())\n',
      prints: 'True\n',
      quantum: 5,
    },
  },
  {
    title: 'Schedulers by rule',
    kind: 'what-if',
    rule: 'Priority, multilevel feedback, lottery, shortest job first, first come, or you: CPython has none of them. They pick among the steps of tasks that are ready; timers and callbacks keep their place in the queue. For threads they take the place of the GIL.',
  },
  {
    title: 'Threads on several cores',
    kind: 'what-if',
    rule: 'Free-threaded: 1 to 16 cores in lock-step, each executes one instruction at a time; what a call is charged keeps its core busy. A thread keeps its core until it blocks or ends, so there are no time slices. Each instruction, and each call of a builtin method, is atomic.',
  },
  {
    title: 'Ready, but not looked at',
    kind: 'what-if',
    rule: 'The page tells what no program can see of itself: who could have run while another held the loop, which pass of the loop queued what, which line stands on which future. It comes from the event log and changes nothing.',
  },
  {
    title: 'Limits',
    kind: 'simulated',
    rule: 'A run stops at 10 million instructions of the program, a million events, 64 MB of log, 4 MB of output or 256 MB of objects, says at which, and keeps what there is. Recursion ends at 1000 frames, as in CPython.',
    shows: {
      source: 'import sys\nprint(sys.getrecursionlimit())\n',
      prints: '1000\n',
    },
  },
];

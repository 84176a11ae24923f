"""Records what the shipped examples print under CPython 3.13 (run: python3.13 src/conformance/record-examples.py)."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / 'examples'
# Two never end, one is a notebook, two need a network, two print times that a real machine has otherwise, and how many
# additions threads lose, and which of two wakes first, hangs on the machine.
LEFT_OUT = {
    'deadlock',
    'thread-deadlock',
    'shared-cells',
    'http-client',
    'chat',
    'hog',
    'no-gain-for-computing',
    'thread-race',
    'threads-or-tasks',
}


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit(f'goldens are recorded from CPython 3.13, this is {sys.version.split()[0]}')
    recorded = {}
    for path in sorted(EXAMPLES.glob('*.py')):
        if path.stem in LEFT_OUT:
            continue
        done = subprocess.run(
            [sys.executable, path.name],
            cwd=EXAMPLES,
            capture_output=True,
            text=True,
            timeout=30,
            env={**os.environ, 'PYTHONHASHSEED': '0', 'NO_COLOR': '1'},
        )
        recorded[path.stem] = {'stdout': done.stdout, 'exitCode': done.returncode}
    text = json.dumps(recorded, indent=2, ensure_ascii=False)
    (HERE / 'examples.json').write_text(text + '\n')
    print(f'{len(recorded)} examples, CPython {sys.version.split()[0]}')


main()

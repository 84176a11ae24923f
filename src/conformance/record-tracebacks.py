"""Records what CPython 3.13 prints on standard error (run: python3.13 src/conformance/record-tracebacks.py).

Each program of `tracebacks` is compiled under its own file name, so that no folder appears in the text. Frames of the
standard library are left out of the engine's tracebacks, so these programs have none. Addresses are left out.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def run(path):
    done = subprocess.run(
        [sys.executable, '-X', 'utf8', path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, 'PYTHONHASHSEED': '0', 'NO_COLOR': '1'},
        stdin=subprocess.DEVNULL,
    )
    text = re.sub('0x[0-9a-f]+', '0x...', done.stderr.replace(f'{path.parent}{os.sep}', ''))
    if str(HERE.parent) in text or sys.prefix in text:
        sys.exit(f'{path.name}: names a file that is not its own\n{text}')
    return text


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit(f'goldens are recorded from CPython 3.13, this is {sys.version.split()[0]}')
    goldens = {path.name: run(path) for path in sorted((HERE / 'tracebacks').resolve().glob('*.py'))}
    (HERE / 'tracebacks.json').write_text(json.dumps(goldens, indent=1, ensure_ascii=False) + '\n')
    print(f'{len(goldens)} tracebacks, CPython {sys.version.split()[0]}')


main()

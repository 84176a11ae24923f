"""Records goldens from a real CPython 3.13 (run: python3.13 src/conformance/record.py [name part ...]).

Each program beside this file is run three times with PYTHONHASHSEED=0; its output must be the same every time. The
golden holds standard output, exit code and, for an uncaught exception, the last line of the traceback and the lines of
the program it names.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PROGRAMS = HERE / 'programs'


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
    lines = done.stderr.rstrip('\n').split('\n')
    traceback = 'Traceback (most recent call last):' in done.stderr
    return {
        'stdout': done.stdout,
        'exitCode': done.returncode,
        'error': lines[-1] if traceback else '',
        'lines': [
            int(number)
            for name, number in re.findall(r'File "([^"]+)", line (\d+)', done.stderr)
            if traceback and name.endswith(path.name)
        ],
    }


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit(f'goldens are recorded from CPython 3.13, this is {sys.version.split()[0]}')
    goldens_path = HERE / 'goldens.json'
    goldens = json.loads(goldens_path.read_text()) if goldens_path.exists() else {}
    wanted = sys.argv[1:]
    for path in sorted(PROGRAMS.rglob('*.py')):
        name = path.relative_to(PROGRAMS).as_posix()
        if wanted and not any(part in name for part in wanted):
            continue
        results = [run(path) for _ in range(3)]
        if any(result != results[0] for result in results):
            sys.exit(f'{name}: not the same every time')
        goldens[name] = results[0]
    existing = {path.relative_to(PROGRAMS).as_posix() for path in PROGRAMS.rglob('*.py')}
    kept = {name: goldens[name] for name in sorted(goldens) if name in existing}
    goldens_path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + '\n')
    print(f'{len(kept)} goldens, CPython {sys.version.split()[0]}')


main()

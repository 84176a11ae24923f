"""Records goldens from a real CPython 3.13 (run: python3.13 src/conformance/record.py [name part ...]).

Each program beside this file is run with PYTHONHASHSEED=0: one of asyncio alone twice in virtual time (virtual_time.py),
every other three times; its output must be the same every time. The golden holds standard output, exit code and, for an
uncaught exception, the last line of the traceback and the lines of the program it names; of a run in virtual time also
`switches`, the order in which its tasks ran. A program with `# stderr` as its first line is compared in all of standard
error, without what CPython shows of its own library's frames.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
PROGRAMS = HERE / 'programs'
#: Longer orders are kept as their beginning: what follows repeats it.
SWITCHES_LENGTH_MAX = 1500


def run(path, *before, after=()):
    return subprocess.run(
        [sys.executable, '-X', 'utf8', *before, path.name, *after],
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, 'PYTHONHASHSEED': '0', 'NO_COLOR': '1'},
        stdin=subprocess.DEVNULL,
    )


def plain_errors(text, path):
    """Standard error without addresses and the frames of CPython's library."""
    text = text.replace(str(path), path.relative_to(PROGRAMS).as_posix())
    text = re.sub(r'\b0x[0-9a-f]{8,}', '0x0', text)
    return re.sub(r'^((?: *\| )?) *File "(?:/|<frozen)[^\n]*\n(?:\1 {4}[^\n]*\n)*', '', text, flags=re.M)


def golden_of(path, done):
    lines = done.stderr.rstrip('\n').split('\n')
    traceback = 'Traceback (most recent call last):' in done.stderr
    golden = {
        'stdout': done.stdout,
        'exitCode': done.returncode,
        'error': lines[-1] if traceback else '',
        'lines': [
            int(number)
            for name, number in re.findall(r'File "([^"]+)", line (\d+)', done.stderr)
            if traceback and name.endswith(path.name)
        ],
    }
    if path.read_text().startswith('# stderr\n'):
        golden['stderr'] = plain_errors(done.stderr, path)
    return golden


def in_virtual_time(path, sign):
    """The golden of a run in virtual time, with the order of its tasks' steps; None where that cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / 'answer'
        try:
            done = run(path, str(HERE / 'virtual_time.py'), after=[str(answer), sign])
        except subprocess.TimeoutExpired:
            return None
        switches = json.loads(answer.read_text()) if answer.exists() else None
        return None if switches is None else {**golden_of(path, done), 'switches': switches[:SWITCHES_LENGTH_MAX]}


def record(path):
    name = path.relative_to(PROGRAMS).as_posix()
    text = path.read_text()
    virtual = None
    if 'asyncio' in text:
        one, other = (in_virtual_time(path, sign) for sign in ('1', '-1'))
        virtual = one if one == other else None
    # What is said of objects that die depends on what the frames of virtual_time.py keep alive.
    if virtual is not None and not text.startswith('# stderr\n'):
        return name, virtual
    results = [golden_of(path, run(path)) for _ in range(3)]
    if any(result != results[0] for result in results):
        return name, None
    if virtual is not None and virtual['stdout'] == results[0]['stdout']:
        return name, {**results[0], 'switches': virtual['switches']}
    return name, results[0]


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit(f'goldens are recorded from CPython 3.13, this is {sys.version.split()[0]}')
    goldens_path = HERE / 'goldens.json'
    goldens = json.loads(goldens_path.read_text()) if goldens_path.exists() else {}
    wanted = sys.argv[1:]
    paths = sorted(PROGRAMS.rglob('*.py'))
    chosen = [
        path
        for path in paths
        if not wanted
        or any(part in path.relative_to(PROGRAMS).as_posix() for part in wanted)
        or ('--new' in wanted and path.relative_to(PROGRAMS).as_posix() not in goldens)
    ]
    unsteady = []
    with ThreadPoolExecutor(2) as executor:
        for name, golden in executor.map(record, chosen):
            if golden is None:
                unsteady.append(name)
            else:
                goldens[name] = golden
    existing = {path.relative_to(PROGRAMS).as_posix() for path in paths}
    kept = {name: goldens[name] for name in sorted(goldens) if name in existing}
    goldens_path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + '\n')
    print(
        f'{len(chosen)} of {len(kept)} goldens recorded, {sum("switches" in golden for golden in kept.values())} with the'
        f' order of switches, CPython {sys.version.split()[0]}'
    )
    if unsteady:
        sys.exit(f'not the same every time, left as they were: {", ".join(unsteady)}')


main()

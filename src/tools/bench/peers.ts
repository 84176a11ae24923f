/** Who takes part, and how one process of each is run: this same script, called with `--peer NAME`. */
import { spawnSync } from 'node:child_process';
import { measurePlain, measureRecorded } from './interleave-peer';
import {
  findCPython,
  measureCPython,
  measureMicroPython,
  measurePyodide,
  measureSkulpt,
  packageVersion,
} from './other-peers';
import { ALL_WORKLOADS, type PeerRound, SINGLE_TASK, sourcesOf, WORKLOADS } from './workloads';

export interface Peer {
  readonly name: string;
  readonly isPresent: () => boolean;
  /** Runs of each workload in one process; slow peers get fewer. */
  readonly share: number;
  readonly names: readonly string[];
  readonly measure: (
    sources: Readonly<Record<string, string>>,
    repeats: number,
  ) => PeerRound | Promise<PeerRound>;
}

const hasCPython = () => findCPython() !== null;
const hasPackage = (name: string) => () => packageVersion(name) !== null;

export const RECORDED = 'Interleave, recorded';
export const PLAIN = 'Interleave, plain';
export const CPYTHON = 'CPython';
export const PYODIDE_WATCHED = 'Pyodide with settrace';

export const PEERS: readonly Peer[] = [
  {
    name: CPYTHON,
    isPresent: hasCPython,
    share: 1,
    names: ALL_WORKLOADS,
    measure: (s, n) => measureCPython(s, n, false),
  },
  { name: RECORDED, isPresent: () => true, share: 1, names: ALL_WORKLOADS, measure: measureRecorded },
  { name: PLAIN, isPresent: () => true, share: 1, names: ALL_WORKLOADS, measure: measurePlain },
  {
    name: 'CPython with settrace',
    isPresent: hasCPython,
    share: 0,
    names: SINGLE_TASK,
    measure: (s, n) => measureCPython(s, n, true),
  },
  {
    name: 'Pyodide',
    isPresent: hasPackage('pyodide'),
    share: 0.5,
    names: WORKLOADS,
    measure: (s, n) => measurePyodide(s, n, false),
  },
  {
    name: PYODIDE_WATCHED,
    isPresent: hasPackage('pyodide'),
    share: 0,
    names: SINGLE_TASK,
    measure: (s, n) => measurePyodide(s, n, true),
  },
  {
    name: 'Skulpt',
    isPresent: hasPackage('skulpt'),
    share: 0.25,
    names: SINGLE_TASK,
    measure: measureSkulpt,
  },
  {
    name: 'MicroPython',
    isPresent: hasPackage('@micropython/micropython-webassembly-pyscript'),
    share: 0.25,
    names: WORKLOADS,
    measure: measureMicroPython,
  },
];

/** The part of a peer's process: measures and prints. */
export async function servePeer(name: string, repeats: number): Promise<void> {
  const peer = PEERS.find((one) => one.name === name);
  if (peer === undefined) throw new Error(`no peer ${name}`);
  const round = await peer.measure(sourcesOf(peer.names), Math.max(1, Math.round(repeats * peer.share)));
  process.stdout.write(`\n${JSON.stringify(round)}\n`);
}

/** One process of `peer`; an Error where it failed. */
export function runPeer(peer: Peer, repeats: number): PeerRound | Error {
  const result = spawnSync(process.execPath, [process.argv[1]!, '--peer', peer.name, String(repeats)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const last = result.stdout.trimEnd().split('\n').pop() ?? '';
  if (result.status !== 0 || !last.startsWith('{')) {
    return new Error(result.stderr.trim().split('\n').slice(-3).join(' ') || `exit ${result.status}`);
  }
  return JSON.parse(last) as PeerRound;
}

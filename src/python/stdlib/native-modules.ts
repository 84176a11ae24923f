/** The modules that are native, or have a native part: in the engine itself, or loaded when they are asked for. */
// First: futures, tasks and the loop import each other, and it must be the loop that begins.
import './asyncio/loop';
import { asyncioNatives } from './asyncio/module';
import { collectionsNatives } from './collections/module';
import { contextvarsNatives } from './contextvars';
import { interleaveNatives } from './interleave-module';
import { type Install, natives } from './library-module';

/** What asyncio needs itself. */
export const CORE_NATIVES: Readonly<Record<string, Install>> = {
  _asyncio: natives(asyncioNatives),
  _collections: natives(collectionsNatives),
  _interleave: natives(interleaveNatives),
  contextvars: natives(contextvarsNatives),
};

export const MORE_NATIVES: Readonly<Record<string, () => Promise<Install>>> = {
  _hashes: () => import('./hashes/module').then((part) => natives(part.hashNatives)),
  _itertools: () => import('./itertools/module').then((part) => natives(part.itertoolsNatives)),
  _weakref: () => import('./weak-references').then((part) => natives(part.weakrefNatives)),
  gc: () => import('./gc').then((part) => part.installGc),
  _random: () => import('./random/module').then((part) => natives(part.randomNatives)),
  _re: () => import('./re/module').then((part) => natives(part.reNatives)),
  _struct: () => import('./struct-floats').then((part) => natives(part.structNatives)),
  _thread: () => import('./threading/module').then((part) => natives(part.threadNatives)),
  dis: () => import('./dis').then((part) => part.installDis),
  math: () => import('./math/module').then((part) => natives(part.mathNatives)),
  time: () => import('./time').then((part) => natives(part.timeNatives)),
  sys: () => import('./sys').then((part) => part.installSys),
};

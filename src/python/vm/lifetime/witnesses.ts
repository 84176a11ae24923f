/**
 * Why the watched objects are alive: for each a witness, a chain of references that begins at a root (a frame of the
 * stack, a module, the loop). As long as its links hold the object lives, and nothing else has to be looked at. Only
 * when a link breaks is another chain sought, by going through what can be reached; where there is none, the object is
 * unreachable. Chains share their beginnings, so that together they are a tree.
 */
import type { Copier, Copyable } from '../copier';
import type { Machine } from '../machine';
import { PyList, type PyObject } from '../objects';
import { findReference, type Holder, isHolder, refersAt, type Visit, visitReferences } from './references';

/** The two beginnings of a chain: the frames of the stack, and what is there for the whole run. */
class Root {
  readonly isShared = true;
}
const STACK = new Root();
const STATE = new Root();

interface Link {
  readonly holder: Holder;
  /** Where in the holder the reference was seen last. */
  key: unknown;
}

/** Going through an object's references costs as much as looking at so many links. */
const SEARCH_WORK = 16;

const MANY = 64;
const SHARE = 16;

/** What has been reached from the roots, each with the link by which it was. */
export type Reached = ReadonlyMap<Holder, Link>;

export class Witnesses implements Copyable {
  /** Each object of the tree to the link that holds it; those in `loose` have none. */
  private links = new Map<Holder, Link>();
  private held = new Map<Holder, Set<Holder>>();
  /** The objects that are watched, in the order in which that began, each with the number of its birth. */
  watched = new Map<PyObject, number>();
  /** Objects of the tree whose link has broken, with that link, or was never found. */
  private loose = new Map<Holder, Link | null>();
  /** Instructions since all links were looked at that would have been a reason to. */
  private passed = 0;
  /** Links looked at and references followed so far. */
  work = 0;

  get size(): number {
    return this.links.size;
  }

  get hasLoose(): boolean {
    return this.loose.size > 0;
  }

  /** Watches an object; its chain is still to be found. */
  watch(object: PyObject, birth: number): void {
    this.watched.set(object, birth);
    if (!this.links.has(object)) this.loose.set(object, null);
  }

  /** The object is of no interest any more, except where the chains of others go through it. */
  unwatch(object: PyObject): void {
    this.watched.delete(object);
    this.prune(object);
  }

  /** Takes `from` out of the tree, and what holds it, as far as nothing needs them. */
  private prune(from: Holder): void {
    for (let at: Holder | undefined = from; at !== undefined; ) {
      if (this.watched.has(at as PyObject) || (this.held.get(at)?.size ?? 0) > 0) return;
      const above: Holder | undefined = this.links.get(at)?.holder;
      this.loose.delete(at);
      this.detach(at);
      at = above;
    }
  }

  /** Takes away the link that holds `object`. */
  private detach(object: Holder): void {
    const link = this.links.get(object);
    if (link === undefined) return;
    this.links.delete(object);
    const siblings = this.held.get(link.holder);
    siblings?.delete(object);
    if (siblings?.size === 0) this.held.delete(link.holder);
  }

  private attach(object: Holder, link: Link): void {
    this.detach(object);
    this.links.set(object, { holder: link.holder, key: link.key });
    const siblings = this.held.get(link.holder);
    if (siblings === undefined) this.held.set(link.holder, new Set([object]));
    else siblings.add(object);
  }

  // --- Looking whether links hold ------------------------------------------------------------------------------------

  private check(vm: Machine, object: Holder, link: Link): void {
    this.work++;
    if (link.holder === STATE) return;
    if (link.holder === STACK) {
      for (let frame = vm.frame; frame !== null; frame = frame.back) {
        this.work++;
        if (frame === object || frame.gen === object) return;
      }
    } else {
      if (refersAt(link.holder, object, link.key)) return;
      this.work += SEARCH_WORK;
      const found = findReference(link.holder, object);
      if (found !== undefined) {
        link.key = found.key;
        return;
      }
    }
    this.detach(object);
    this.loose.set(object, link);
  }

  /** Looks at the links that `holder` has. */
  checkHolder(vm: Machine, holder: Holder): void {
    const children = this.held.get(holder);
    if (children === undefined) return;
    for (const child of children) this.check(vm, child, this.links.get(child)!);
  }

  /** Looks at the link that `holder` has under `key`. */
  checkKey(vm: Machine, holder: Holder, key: unknown): void {
    const children = this.held.get(holder);
    if (children === undefined) return;
    for (const child of children) {
      this.work++;
      const link = this.links.get(child)!;
      if (link.key === key) this.check(vm, child, link);
    }
  }

  checkStack(vm: Machine): void {
    this.checkHolder(vm, STACK);
  }

  /**
   * Looking at all links after every instruction that might have broken any would take too long where there are many:
   * then as many instructions pass in between as keep the cost of one within bounds.
   */
  get isAllDue(): boolean {
    this.passed++;
    return this.links.size <= MANY || this.passed > this.links.size / SHARE;
  }

  checkAll(vm: Machine): void {
    this.passed = 0;
    for (const [object, link] of this.links) this.check(vm, object, link);
  }

  // --- Finding chains ------------------------------------------------------------------------------------------------

  /**
   * Goes through what can be reached until every one of `sought` has been. Where some can't be, everything reachable
   * has been reached afterwards.
   */
  reach(vm: Machine, sought: ReadonlySet<Holder>): Reached {
    const reached = new Map<Holder, Link>();
    const queue: Holder[] = [];
    let missing = sought.size;
    let holder: Holder = STACK;
    const visit = (child: Holder, key: unknown): boolean => {
      this.work++;
      if (!reached.has(child)) {
        reached.set(child, { holder, key });
        queue.push(child);
        if (sought.has(child)) missing--;
      }
      return missing === 0;
    };
    let at = 0;
    const drain = (): void => {
      for (; at < queue.length && missing > 0; at++) {
        holder = queue[at]!;
        visitReferences(holder, visit);
      }
    };
    for (let frame = vm.frame; frame !== null; frame = frame.back) {
      visit(frame, undefined);
      if (frame.gen !== null) visit(frame.gen, undefined);
    }
    holder = STATE;
    visitState(vm, visit);
    drain();
    // Nearly always what is left of the way: the library's own modules.
    holder = STATE;
    if (!vm.isTornDown) visitModules(vm, visit);
    drain();
    return reached;
  }

  /**
   * The loose objects, which are loose no more: somebody has to adopt or uproot them. What was dropped from one list
   * comes last to first, as CPython clears lists.
   */
  takeLoose(): Holder[] {
    const all = [...this.loose];
    this.loose.clear();
    all.sort(([, a], [, b]) =>
      a !== null && b !== null && a.holder === b.holder && a.holder instanceof PyList
        ? (b.key as number) - (a.key as number)
        : 0,
    );
    return all.map(([object]) => object);
  }

  /** Gives `object` the chain by which it was reached. */
  adopt(object: Holder, reached: Reached): void {
    this.loose.delete(object);
    for (let at = object; ; ) {
      const link = reached.get(at)!;
      const before = this.links.get(at)?.holder;
      this.attach(at, link);
      if (before !== undefined && before !== link.holder) this.prune(before);
      if (link.holder === STACK || link.holder === STATE) return;
      at = link.holder;
      this.loose.delete(at);
    }
  }

  /** Takes `object` and everything whose chain goes through it out of the tree; gives them all, `object` first. */
  uproot(object: Holder): Holder[] {
    const all = [object];
    for (let i = 0; i < all.length; i++) {
      const children = this.held.get(all[i]!);
      if (children !== undefined) all.push(...children);
    }
    for (const one of all) {
      this.detach(one);
      this.held.delete(one);
      this.loose.delete(one);
    }
    return all;
  }

  // --- Copying -------------------------------------------------------------------------------------------------------

  shell(): Witnesses {
    return new Witnesses();
  }

  fill(from: this, copier: Copier): void {
    const copy = (holder: Holder): Holder =>
      holder instanceof Map ? copier.map(holder) : copier.object(holder);
    const copyLink = ({ holder, key }: Link): Link => ({
      holder: copy(holder),
      key: isHolder(key) ? copier.object(key) : key,
    });
    this.watched = copier.map(from.watched);
    for (const [object, link] of from.loose) this.loose.set(copy(object), link && copyLink(link));
    for (const [object, link] of from.links) this.attach(copy(object), copyLink(link));
    this.passed = from.passed;
    this.work = from.work;
  }
}

/** Visits the state of the run that lives as long as it does, but for the stack and the modules. */
function visitState(vm: Machine, visit: Visit): void {
  for (const thread of [...vm.threads, ...vm.frozen]) visit(thread, undefined);
  if (vm.isTornDown) return;
  vm.host.visitState(visit);
  const main = vm.modules.get('__main__') as PyObject | undefined;
  if (main !== undefined) visit(main, undefined);
  const { outcome } = vm;
  if (outcome !== null && 'exception' in outcome && vm.isLastKept) visit(outcome.exception, undefined);
  for (const state of vm.states.values()) visit(state, undefined);
}

function visitModules(vm: Machine, visit: Visit): void {
  visit(vm.modules, undefined);
  visit(vm.builtins, undefined);
  visit(vm.prelude, undefined);
}

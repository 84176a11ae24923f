/**
 * Copies of the whole machine at growing distances, from which any instant of the run can be reached again quickly
 * (measured design: ENGINE README). A checkpoint is itself a machine that is never run, only copied.
 */

import { PartMissing } from '../base/parts';
import type { SchedulerHost } from '../python/stdlib/asyncio/loop-host';
import { Copier } from '../python/vm/copier';
import { Machine } from '../python/vm/machine';
import type { Driver } from './driver';
import { CountingSink, type EngineHost, type EventSink } from './host';

/** Instructions between checkpoints, at least. */
const DISTANCE = 75_000;
/** Instructions that must run for each object copied, so that checkpoints stay a small part of the work. */
const COST_FACTOR = 60;
/** The cost of copying spreads checkpoints out up to this far; beyond, running up to a moment would take long too. */
const COST_DISTANCE_MAX = 4_000_000;
/** The factor for so many objects that even that is too near. */
const COST_FACTOR_MIN = 40;
/** The distance is this part of the run at least: a long run has some more checkpoints, not proportionally more. */
const RUN_PART = 24;
/** Estimated bytes of one copied object, for the cap. */
const OBJECT_BYTES = 200;
const CAP_BYTES = 64 * 1024 * 1024;

/** Instructions to run at once on the way to a moment. */
const TURN = 50_000;

interface Checkpoint {
  readonly vm: Machine;
  readonly host: EngineHost;
  readonly user: number;
  readonly events: number;
  readonly objects: number;
}

export class Checkpoints {
  private readonly vm: Machine;
  private readonly host: EngineHost;
  private readonly taken: Checkpoint[] = [];
  private nextAt = 0;
  private bytes = 0;

  /** `nextAt`: instructions at which the first one is taken without being asked for. */
  constructor(vm: Machine, host: EngineHost, nextAt = 0) {
    this.vm = vm;
    this.host = host;
    this.nextAt = nextAt;
  }

  /** Takes a checkpoint if it is time for one. */
  consider(): void {
    if (this.vm.allCount >= this.nextAt) this.take(this.vm.allCount);
  }

  /** A copy of the machine as it is now. */
  twin(): Machine {
    return copyMachine(this.vm, this.host, new CountingSink(this.host.sink.eventCount)).vm;
  }

  take(allCount: number): void {
    const { vm, host, objects } = copyMachine(
      this.vm,
      this.host,
      new CountingSink(this.host.sink.eventCount),
    );
    this.taken.push({ vm, host, user: this.vm.userCount, events: this.host.sink.eventCount, objects });
    this.bytes += objects * OBJECT_BYTES;
    const forCost = Math.max(Math.min(objects * COST_FACTOR, COST_DISTANCE_MAX), objects * COST_FACTOR_MIN);
    this.nextAt = allCount + Math.max(DISTANCE, forCost, Math.floor(allCount / RUN_PART));
    if (this.bytes > CAP_BYTES) this.thin();
  }

  /** Drops every second checkpoint but the first and the newest. */
  private thin(): void {
    const kept = this.taken.filter((_, index) => index % 2 === 0 || index === this.taken.length - 1);
    this.taken.length = 0;
    this.taken.push(...kept);
    this.bytes = kept.reduce((sum, { objects }) => sum + objects * OBJECT_BYTES, 0);
  }

  /** A machine that stands where the program begins. */
  atStart(): { vm: Machine; host: EngineHost } {
    const first = this.taken[0]!;
    return copyMachine(first.vm, first.host, new CountingSink(first.events));
  }

  /** A machine that stands where `events` events and `instructions` user instructions have happened. */
  runTo(
    events: number,
    instructions: number,
    makeDriver: (vm: Machine, scheduler: SchedulerHost) => Driver,
  ): { vm: Machine; host: EngineHost } {
    let from = this.taken[0]!;
    for (const checkpoint of this.taken) {
      if (checkpoint.user > instructions || checkpoint.events > events) break;
      from = checkpoint;
    }
    const { vm, host } = copyMachine(from.vm, from.host, new CountingSink(from.events));
    const driver = makeDriver(vm, host.scheduler);
    vm.isRecording = false;
    vm.stopAtUser = instructions;
    vm.stopsInLibrary = true;
    try {
      // Right behind the program's last instruction; what the library does after it is gone through one by one.
      while (vm.userCount < instructions) {
        if (driver.advance(TURN) === 'ended') return { vm, host };
      }
      vm.stopsInLibrary = false;
      while (host.sink.eventCount < events) {
        const { eventCount } = host.sink;
        const { allCount } = vm;
        const status = driver.advance(1);
        if (status === 'ended') break;
        if (status === 'stopped' && host.sink.eventCount === eventCount && vm.allCount === allCount) break;
      }
    } catch (error) {
      if (error instanceof PartMissing) throw error;
      // The run ended here, by a limit or because nothing could move: this is its last state.
    }
    return { vm, host };
  }
}

/** A machine in the same state, with a host of its own that tells `sink` what happens. */
export function copyMachine(
  from: Machine,
  host: EngineHost,
  sink: EventSink,
): { vm: Machine; host: EngineHost; objects: number } {
  const copier = new Copier();
  const twinHost = host.twin(sink, copier);
  const twin = new Machine(twinHost);
  from.copyInto(twin, copier);
  copier.finish();
  return { vm: twin, host: twinHost, objects: copier.count };
}

/** Requests in flight: from sent to answered, failed or given up, each in the lane of who asked for it. */
import type { Moment, SchedulableId } from '../events/event';
import { formatTime } from './clock';
import type { LogIndex } from './log-index';
import type { RequestSpan } from './types';

interface Known {
  readonly all: RequestSpan[];
  readonly byLane: Map<SchedulableId, RequestSpan[]>;
  /** Numbers of those that had no end when they were last looked at. */
  open: number[];
}

const KNOWN = new WeakMap<LogIndex, Known>();

/** All requests so far, in the order in which they were sent. */
export function requestsOf(index: LogIndex): readonly RequestSpan[] {
  return known(index).all;
}

/** Those of one lane. */
export function requestsIn(index: LogIndex, lane: number): readonly RequestSpan[] {
  return known(index).byLane.get(lane) ?? [];
}

/** Those that are under way at a moment. */
export function requestsAt(index: LogIndex, moment: Moment): RequestSpan[] {
  return known(index).all.filter(
    ({ fromMoment, toMoment }) => fromMoment <= moment && (toMoment < 0 || toMoment > moment),
  );
}

/** 'GET https://example.com/, sent at 0.1 s: 200 OK after 0.15 s'. */
export function requestText({ label, fromUs, toUs, how, answer }: RequestSpan): string {
  const sent = `${label}, sent at ${formatTime(fromUs)}`;
  if (how === 'open') return `${sent}: not answered yet`;
  const after = `after ${formatTime(toUs - fromUs)}`;
  if (how === 'cancelled') return `${sent}: given up ${after}`;
  return how === 'failed' ? `${sent}: failed ${after}, ${answer}` : `${sent}: ${answer} ${after}`;
}

function known(index: LogIndex): Known {
  let requests = KNOWN.get(index);
  if (requests === undefined) {
    requests = { all: [], byLane: new Map(), open: [] };
    KNOWN.set(index, requests);
  }
  const { all } = requests;
  const ended = requests.open.filter((number) => index.requestEnd.get(number) >= 0);
  if (ended.length > 0) {
    requests.open = requests.open.filter((number) => index.requestEnd.get(number) < 0);
    for (const number of ended) put(requests, read(index, number));
  }
  while (index.requestMade.get(all.length) >= 0) {
    const request = read(index, all.length);
    put(requests, request);
    if (request.how === 'open') requests.open.push(request.number);
  }
  return requests;
}

function put({ all, byLane }: Known, request: RequestSpan): void {
  all[request.number] = request;
  const lane = byLane.get(request.lane) ?? [];
  const place = lane.findIndex(({ number }) => number === request.number);
  if (place < 0) lane.push(request);
  else lane[place] = request;
  byLane.set(request.lane, lane);
}

function read(index: LogIndex, number: number): RequestSpan {
  const { log } = index;
  const made = index.requestMade.get(number);
  const over = index.requestEnd.get(number);
  const sent = log.event(made);
  const end = over < 0 ? null : log.event(over);
  return {
    number,
    lane: sent.who,
    label: sent.kind === 'request' ? sent.label : '',
    fromMoment: log.momentOfEvent(made),
    fromUs: sent.atUs,
    toMoment: over < 0 ? -1 : log.momentOfEvent(over),
    toUs: end === null ? -1 : end.atUs,
    how: end?.kind === 'request-end' ? end.how : 'open',
    answer: end?.kind === 'request-end' ? end.label : '',
  };
}

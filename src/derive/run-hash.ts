/**
 * Whether two runs look the same: one short word made of what a person sees of a run (SEMANTICS 8). Output, names,
 * lines, states and the order of switches count; times, instruction counts and what only the library does do not, so
 * that a better library or another price list is no other run.
 */
import { TextHash } from '../base/text-hash';
import type { LogIndex } from './log-index';
import { SPAN_STATES } from './types';

/** Six characters of base64url for the run as far as it has been computed. Linear in the log. */
export function runHash(index: LogIndex): string {
  const { log } = index;
  const hash = new TextHash();
  for (const { kind, path } of log.schedulables) hash.text(kind).text(path);
  for (let i = 0; i < index.outputs.length; i++) {
    const event = log.event(index.outputs.at(i));
    if (event.kind === 'output') hash.number(event.who).text(event.stream).text(event.text);
  }
  for (const [id, renames] of index.renames) {
    hash.number(id);
    for (let i = 0; i < renames.length; i++) {
      const event = log.event(renames.at(i));
      if (event.kind === 'renamed') hash.text(event.name);
    }
  }
  for (let line = 0; line < log.lineCount; line++) {
    hash.number(log.lineWho(line)).number(log.sites[log.lineSite(line)]?.sourceLine ?? 0);
  }
  for (let slice = 0; slice < index.cpu.length; slice++) hash.number(index.cpu.states.at(slice));
  for (const track of index.tracks) {
    for (let span = 0; span < track.length; span++) hash.text(SPAN_STATES[track.states.at(span)] ?? '');
  }
  return hash.text(log.end?.reason ?? '').short;
}

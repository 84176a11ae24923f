/** Settings of the simulated world come from files, links and the page: nothing of them is believed unchecked. */
import * as v from 'valibot';
import type { WorldSettings } from '../events/run';

/** A minute; nobody waits longer to see something happen. */
const MS_MAX = 60_000;
const ms = v.pipe(v.number(), v.minValue(0), v.maxValue(MS_MAX));
const BODY_MAX = 1_000_000;
const HOSTS_MAX = 1000;

const pathSchema = v.strictObject({
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  body: v.optional(v.pipe(v.string(), v.maxLength(BODY_MAX))),
  json: v.optional(v.unknown()),
  contentType: v.optional(v.pipe(v.string(), v.regex(/^[\x20-\x7e]*$/))),
  headers: v.optional(
    v.record(v.pipe(v.string(), v.regex(/^[\w-]+$/)), v.pipe(v.string(), v.regex(/^[\x20-\x7e]*$/))),
  ),
  delayMs: v.optional(ms),
  drop: v.optional(v.boolean()),
});

const hostSchema = v.strictObject({
  latencyMs: v.optional(ms),
  thinkMs: v.optional(ms),
  bytesPerSecond: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  failureRate: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  down: v.optional(v.boolean()),
  paths: v.optional(v.record(v.pipe(v.string(), v.startsWith('/')), pathSchema)),
});

/** What a world may be, whether it comes from a file or in a link. */
export const worldSchema = v.strictObject({
  hosts: v.optional(v.pipe(v.record(v.string(), hostSchema), v.maxEntries(HOSTS_MAX))),
});

/** The settings in a JSON text, or one line that says where it is wrong. */
export function readWorld(text: string): WorldSettings | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return `not JSON: ${(error as Error).message}`;
  }
  // valibot takes a list for an object without the keys that are optional.
  if (Array.isArray(data)) return 'the whole: an object is needed, not a list';
  const result = v.safeParse(worldSchema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  return `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`;
}

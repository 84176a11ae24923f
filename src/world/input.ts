/** Lines of standard input come from links, storage and the page: nothing of them is believed unchecked. */
import * as v from 'valibot';

export const INPUT_LINES_MAX = 1000;
const LENGTH_MAX = 10_000;

/** A line as `InputLine` describes it. */
export const inputLineSchema = v.object({
  text: v.pipe(v.string(), v.maxLength(LENGTH_MAX)),
  atUs: v.optional(v.pipe(v.number(), v.minValue(0))),
  isEnd: v.optional(v.boolean()),
});

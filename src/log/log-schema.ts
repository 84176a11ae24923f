/** The JSON Schema (2020-12) of a log file, made from the same table as the log itself. */
import { EVENT_LOG_VERSION } from '../events/event';
import { FIELDS, KINDS } from './layout';

const INTEGER = { type: 'integer' };
const TEXT = { type: 'string' };
const strict = (properties: Record<string, unknown>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/** What `logToJson` writes. Times are virtual microseconds; -1 stands for nobody, or for no site. */
export function logSchema(): Record<string, unknown> {
  const head = {
    who: { ...INTEGER, description: 'Whose doing it is: an index into schedulables, -1 for the event loop.' },
    instruction: { ...INTEGER, description: 'User instructions executed before.' },
    linesBefore: { ...INTEGER, description: 'Line records before: where this event stands among the lines.' },
    atUs: { ...INTEGER, description: 'Virtual microseconds.' },
  };
  const events = KINDS.map((kind, code) => {
    const own = FIELDS[code]!.map(([name, type]) => [
      name,
      type === 'int' || type === 'time'
        ? INTEGER
        : type === 'string'
          ? TEXT
          : type === 'boolean'
            ? { type: 'boolean' }
            : { enum: type },
    ]);
    return strict({ kind: { const: kind }, ...head, ...Object.fromEntries(own) });
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Interleave event log',
    description: 'Everything that happened in a run. Events and lines are numbered together by linesBefore.',
    ...strict({
      format: { const: 'interleave event log' },
      version: { const: EVENT_LOG_VERSION },
      options: { type: 'object', description: 'How the program was run.' },
      end: {
        description: 'How the run ended; null while it goes on.',
        anyOf: [
          { type: 'null' },
          strict({ reason: TEXT, exitCode: INTEGER, message: TEXT, problems: { type: 'array' } }),
        ],
      },
      instructions: { ...INTEGER, description: 'User instructions in all.' },
      schedulables: {
        type: 'array',
        description: 'Threads, tasks and generators, in order of creation.',
        items: strict({
          id: INTEGER,
          kind: { enum: ['thread', 'task', 'generator'] },
          name: TEXT,
          code: TEXT,
          parent: INTEGER,
          path: TEXT,
          site: INTEGER,
        }),
      },
      sites: {
        type: 'array',
        description: 'Lines of the program; column and endColumn are set for await points.',
        items: strict({
          code: TEXT,
          line: INTEGER,
          sourceLine: INTEGER,
          column: INTEGER,
          endColumn: INTEGER,
        }),
      },
      events: { type: 'array', items: { oneOf: events } },
      lines: {
        type: 'array',
        description: 'Rows of schedulable, site, instruction, virtual microseconds.',
        items: { type: 'array', items: INTEGER, minItems: 4, maxItems: 4 },
      },
    }),
  };
}

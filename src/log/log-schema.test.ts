import '../engine/everything';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { Run } from '../engine/run';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { EXAMPLES } from '../examples/index';
import { logToJson } from './log-file';
import { logSchema } from './log-schema';

describe('the JSON Schema of a log file', () => {
  const validate = new Ajv2020({ allErrors: false }).compile(logSchema());

  it('describes the logs of all examples', () => {
    for (const { id, source } of EXAMPLES) {
      const run = new Run(source, DEFAULT_RUN_OPTIONS);
      while (run.end === null) run.step(1_000_000);
      run.takeChunk();
      const file: unknown = JSON.parse(logToJson(run.log, DEFAULT_RUN_OPTIONS));
      expect({ id, valid: validate(file), errors: validate.errors }).toEqual({
        id,
        valid: true,
        errors: null,
      });
    }
  });

  it('refuses what is no log', () => {
    expect(validate({ format: 'interleave event log' })).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { readSection } from './full.mjs';
import { playwrightCounts, vitestCounts } from './stages.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

describe('counting unit tests', () => {
  test('every test counts as one', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(vitestCounts(report, false)).toMatchObject({ passed: 3, failed: 1 });
  });

  test('a file that fails to load counts as one failed', () => {
    const report = { testResults: [file('passed', 'passed'), file('failed')] };
    expect(vitestCounts(report, false)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('an error outside any test, no report and no test at all each count as one failed', () => {
    expect(vitestCounts({ testResults: [file('passed', 'passed')] }, false)).toMatchObject({
      passed: 1,
      failed: 1,
    });
    expect(vitestCounts(null, true)).toMatchObject({ passed: 0, failed: 1 });
    expect(vitestCounts({ testResults: [] }, true)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('a test that did not run is not counted as passed, and is mentioned', () => {
    const counts = vitestCounts({ testResults: [file('passed', 'passed', 'skipped')] }, true);
    expect(counts).toEqual({ passed: 1, failed: 0, notes: ['1 unit tests did not run'] });
  });
});

describe('counting browser tests', () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };

  test('expected results pass, unexpected and flaky ones fail', () => {
    expect(playwrightCounts({ stats }, true)).toMatchObject({ passed: 5, failed: 0 });
    const bad = { stats: { ...stats, unexpected: 2, flaky: 1 } };
    expect(playwrightCounts(bad, false)).toMatchObject({ passed: 5, failed: 3 });
  });

  test('an error outside any test, no report and no test at all each count as one failed', () => {
    expect(playwrightCounts({ stats, errors: [{ message: 'no server' }] }, false)).toMatchObject({
      failed: 1,
    });
    expect(playwrightCounts(null, false)).toMatchObject({ passed: 0, failed: 1 });
    expect(playwrightCounts({ stats: { ...stats, expected: 0 } }, true)).toMatchObject({ failed: 1 });
  });
});

describe('the section of a full script', () => {
  test('its last line gives the counts', () => {
    expect(readSection('| a | b |\n\n12 passed, 3 failed\n', false)).toMatchObject({ passed: 12, failed: 3 });
  });

  test('a script that fails without saying so counts as one failed', () => {
    expect(readSection('12 passed, 0 failed\n', false)).toMatchObject({ passed: 12, failed: 1 });
    expect(readSection('', false)).toMatchObject({ passed: 0, failed: 1 });
    expect(readSection('fine\n', true)).toMatchObject({ passed: 1, failed: 0 });
  });
});

import { readFileSync } from 'node:fs';
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  interpolate,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, test } from 'vitest';
import { GLYPH_PATHS, glyphOf, HUE_COUNT, hueNumber } from './identity';

const css = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8');

/** How much of the hue is in the running line, as in ../editor/editor.css. */
const RUNNING_LINE_TINT = 0.15;

/** Custom properties of tokens.css that are colours, for one theme. */
function tokens(theme: 'light' | 'dark'): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)) {
    found[name] = theme === 'light' ? light : dark;
  }
  return found;
}

const difference = differenceCiede2000();
const visions = {
  normal: (colour: string) => parse(colour) as Color,
  deutan: (colour: string) => filterDeficiencyDeuter(1)(parse(colour) as Color),
  protan: (colour: string) => filterDeficiencyProt(1)(parse(colour) as Color),
  tritan: (colour: string) => filterDeficiencyTrit(1)(parse(colour) as Color),
};

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colour = tokens(theme);
  const surfaces = ['paper', 'panel', 'wash'].map((name) => colour[name]);
  const hues = Array.from({ length: HUE_COUNT + 1 }, (_, n) => colour[`hue-${n}`]);

  test('text is at least 4.5:1 on every surface', () => {
    const names = [
      'ink',
      'soft',
      'alarm',
      'focus',
      'code-keyword',
      'code-string',
      'code-number',
      'code-name',
      'code-comment',
    ];
    for (const name of names) {
      for (const surface of surfaces) {
        expect(wcagContrast(colour[name], surface), `${name} on ${surface}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(wcagContrast(colour.alarm, colour['alarm-wash'])).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(colour.ink, colour['alarm-wash'])).toBeGreaterThanOrEqual(4.5);
  });

  test('edges are at least 3:1 on every surface', () => {
    for (const surface of surfaces) {
      expect(wcagContrast(colour.edge, surface), surface).toBeGreaterThanOrEqual(3);
    }
  });

  test('hues are at least 4.5:1 on every surface, and text on them as well', () => {
    for (const [n, hue] of hues.entries()) {
      for (const surface of surfaces) {
        expect(wcagContrast(hue, surface), `hue ${n} on ${surface}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(wcagContrast(hue, colour['on-hue']), `text on hue ${n}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('code on a line with an error is at least 4.5:1', () => {
    for (const name of ['ink', 'code-keyword', 'code-string', 'code-number', 'code-name', 'code-comment']) {
      expect(wcagContrast(colour[name], colour['alarm-wash']), name).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('code on the running line is at least 4.5:1, whoever runs', () => {
    const names = ['ink', 'code-keyword', 'code-string', 'code-number', 'code-name', 'code-comment'];
    for (const [n, hue] of hues.entries()) {
      const line = interpolate([colour.panel, hue], 'rgb')(RUNNING_LINE_TINT);
      for (const name of names) {
        expect(wcagContrast(colour[name], line), `${name} on hue ${n}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test.each(Object.entries(visions))('the first hues stay apart in %s vision', (_, see) => {
    for (let a = 1; a <= HUE_COUNT; a++) {
      for (let b = 1; b < a; b++) {
        const apart = difference(see(hues[a]), see(hues[b]));
        expect(apart, `hue ${a} and hue ${b}`).toBeGreaterThanOrEqual(a <= 6 ? 11 : 8);
      }
    }
  });
});

test('sixty-four schedulables differ in hue or glyph, and the main thread from all of them', () => {
  const seen = new Set<string>();
  for (let id = 0; id <= 64; id++) seen.add(`${hueNumber(id)} ${glyphOf(id)}`);
  expect(seen.size).toBe(65);
  expect(Object.keys(GLYPH_PATHS)).toHaveLength(9);
});

import { readFileSync } from 'node:fs';
import { interpolate, parse, wcagContrast } from 'culori';
import { pathRound } from 'd3';
import { describe, expect, test } from 'vitest';
import { SPAN_STATES } from '../../derive/types';
import { drawEnd, drawForm, drawRequest, drawSign, FORMS, FUTURE_STRENGTH } from './forms';

function formPath(state: (typeof SPAN_STATES)[number], width: number): string {
  const to = pathRound(2);
  drawForm(to, state, 10, width, 0, 40, { from: 0, to: 1000 });
  return to.toString();
}

describe('forms', () => {
  test('differ from state to state without any colour, in the past and in the future', () => {
    for (const tense of ['past', 'future'] as const) {
      const looks = SPAN_STATES.map((state) => {
        const { fill, strokeWidth } = FORMS[state][tense];
        return `${formPath(state, 60)} ${fill} ${strokeWidth} ${FORMS[state].dash?.join()}`;
      });
      expect(new Set(looks).size).toBe(SPAN_STATES.length);
    }
  });

  test('of requests tell how they end, and of cancellations where, without any colour', () => {
    const looks = (['answered', 'failed', 'cancelled', 'open'] as const).map((how) => {
      const to = pathRound(2);
      drawRequest(to, how, 10, 90, 20, { from: 0, to: 1000 });
      return to.toString();
    });
    const signs = (['asks', 'thrown'] as const).map((what) => {
      const to = pathRound(2);
      drawSign(to, what, 10, 20);
      return to.toString();
    });
    expect(new Set([...looks, ...signs]).size).toBe(6);
    // An end that is out of sight is not drawn at its edge.
    const to = pathRound(2);
    drawRequest(to, 'failed', 10, 5000, 20, { from: 0, to: 100 });
    const open = pathRound(2);
    drawRequest(open, 'open', 10, 5000, 20, { from: 0, to: 100 });
    expect(to.toString()).toBe(open.toString());
  });

  test('stay within their span', () => {
    for (const state of SPAN_STATES) {
      for (const width of [0.5, 3, 8, 200]) {
        const xs = [...formPath(state, width).matchAll(/[MLQ]([\d.-]+),/g)].map(([, x]) => Number(x));
        for (const x of xs) {
          expect(x).toBeGreaterThanOrEqual(10 - 0.01);
          expect(x).toBeLessThanOrEqual(10 + Math.max(width, 2.02) + 0.51);
        }
      }
    }
  });

  test('write only what is in sight, in the same places', () => {
    for (const state of SPAN_STATES) {
      const near = pathRound(2);
      const far = pathRound(2);
      drawForm(near, state, -3360, 10_000, 0, 40, { from: 0, to: 500 });
      drawForm(far, state, -3_360_000, 10_000_000, 0, 40, { from: 0, to: 500 });
      // All periods divide the difference between the two starts, but for the notches'.
      if (state !== 'blocking') expect(far.toString()).toBe(near.toString());
      expect(far.toString().length).toBeLessThan(6000);
    }
  });

  test('end in a ring, a cross, a struck ring or a stop', () => {
    const ends = (['returned', 'raised', 'cancelled', 'closed'] as const).map((how) => {
      const to = pathRound(1);
      drawEnd(to, how, 0, 0);
      return to.toString();
    });
    expect(new Set(ends).size).toBe(4);
  });
});

describe('the future', () => {
  const css = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8');
  test.each([0, 1])('keeps its outlines at 3:1 in theme %i', (theme) => {
    const colours = new Map<string, string>();
    for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)) {
      colours.set(name, theme === 0 ? light : dark);
    }
    const paper = colours.get('paper') ?? '';
    for (const [name, hue] of colours) {
      if (!/^(hue-\d|soft)$/.test(name)) continue;
      const pale = interpolate([paper, hue], 'oklab')(FUTURE_STRENGTH);
      expect(wcagContrast(pale, parse(paper) ?? 'red'), name).toBeGreaterThanOrEqual(3);
    }
  });

  test('is lighter than the past in every form', () => {
    for (const { past, future } of Object.values(FORMS)) {
      expect(future.fill).toBeLessThanOrEqual(past.fill);
      if (past.fill === 0) expect(future.strokeWidth).toBeLessThan(past.strokeWidth);
    }
  });
});

/** The keys of a comparison; they hold while it is open, and not while typing. */
import type { Comparison } from '../../session/comparison';

export interface CompareKey {
  readonly scope: 'compare';
  /** As tinykeys writes them; all of them do the same. */
  readonly keys: readonly string[];
  /** For the key sheet. */
  readonly shown: string;
  readonly does: string;
  readonly act?: (comparison: Comparison) => void;
}

const key = (
  keys: readonly string[],
  shown: string,
  does: string,
  act?: (comparison: Comparison) => void,
): CompareKey => ({ scope: 'compare', keys, shown, does, act });

export const COMPARE_KEYS: readonly CompareKey[] = [
  key(['Space', 'k'], 'Space, K', 'Play or pause all panes', (comparison) => comparison.togglePlay()),
  key(['ArrowRight', '.'], '→ or .', 'Step all panes forward', (comparison) => comparison.stepForward()),
  key(['ArrowLeft', ','], '← or ,', 'Step all panes back', (comparison) => comparison.stepBack()),
  key(['g'], 'G', 'Next divergence', (comparison) => comparison.nextDivergence()),
  key(['x'], 'X', 'Swap panes A and B', (comparison) => comparison.swap()),
  key(['Home'], 'Home', 'To the start', (comparison) => comparison.toStart()),
  key(['End'], 'End', 'To the end', (comparison) => comparison.toEnd()),
  key(['Escape'], 'Esc', 'Close the comparison'),
];

import { createContext, use, useEffect, useReducer } from 'react';
import { useStore } from 'zustand';
import type { Comparison, ComparisonState } from '../../session/comparison';

const ComparisonContext = createContext<Comparison | null>(null);

export const ComparisonProvider = ComparisonContext.Provider;

export function useComparison(): Comparison {
  const comparison = use(ComparisonContext);
  if (comparison === null) throw new Error('useComparison outside of a ComparisonProvider');
  return comparison;
}

/** A part of the comparison's state; the component is drawn again when it is another value. */
export function useComparisonState<T>(select: (state: ComparisonState) => T): T {
  return useStore(useComparison().store, select);
}

/** Draws the component again whenever a pane has moved or its run has changed. */
export function usePanesMoved(): void {
  const panes = useComparisonState((state) => state.panes);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const unsubscribes = panes.map((pane) =>
      pane.store.subscribe((state, before) => {
        if (state.cursor !== before.cursor || state.run !== before.run) redraw();
        else if (state.preferences !== before.preferences) redraw();
      }),
    );
    return () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  }, [panes]);
}

/** The same, when only the runs matter and not where they stand. */
export function useRunsChanged(): void {
  const panes = useComparisonState((state) => state.panes);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const unsubscribes = panes.map((pane) =>
      pane.store.subscribe((state, before) => {
        if (state.run !== before.run) redraw();
      }),
    );
    return () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  }, [panes]);
}

const LETTERS = ['A', 'B', 'C'];

export function letterOf(place: number): string {
  return LETTERS[place] ?? String(place + 1);
}

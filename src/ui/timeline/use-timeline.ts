/** Ties the imperative module to a component: made once the elements exist, fed when the input changes, disposed of. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ModuleElements, ModuleEvents, ModuleInput, PlayheadSource } from './module-types';
import { TimelineModule } from './timeline-module';

export interface TimelineRefs {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly head: RefObject<HTMLDivElement | null>;
  readonly body: RefObject<HTMLDivElement | null>;
  readonly playhead: RefObject<HTMLDivElement | null>;
  readonly minimap: RefObject<HTMLDivElement | null>;
}

/** The events may be new functions at every render; the module always calls the newest. */
export function useTimeline(
  refs: TimelineRefs,
  playhead: PlayheadSource,
  input: ModuleInput,
  events: ModuleEvents,
): RefObject<TimelineModule | null> {
  const module = useRef<TimelineModule | null>(null);
  const newest = useRef(events);
  const newestInput = useRef(input);
  useLayoutEffect(() => {
    newest.current = events;
    newestInput.current = input;
  });

  const { scroller, head, body, playhead: handle, minimap } = refs;
  useEffect(() => {
    const elements: ModuleElements = {
      scroller: present(scroller),
      head: present(head),
      body: present(body),
      playhead: present(handle),
      minimap: present(minimap),
    };
    const made = new TimelineModule(elements, playhead, {
      seek: (moment) => newest.current.seek(moment),
      viewChanged: (view) => newest.current.viewChanged(view),
      laidOut: () => newest.current.laidOut(),
      hover: (hit) => newest.current.hover(hit),
      pick: (hit) => newest.current.pick(hit),
    });
    module.current = made;
    made.setInput(newestInput.current);
    const unwatch = watchTheme(() => made.refreshColours());
    return () => {
      unwatch();
      module.current = null;
      made.dispose();
    };
  }, [scroller, head, body, handle, minimap, playhead]);

  const { index, version, lanes, steps, axis, foldIdle, rowHeight, isPlaying, chosenLane } = input;
  const { shared, link, markMoment, markLane } = input;
  useEffect(() => {
    module.current?.setInput({
      index,
      version,
      lanes,
      steps,
      axis,
      foldIdle,
      rowHeight,
      isPlaying,
      chosenLane,
      shared,
      link,
      markMoment,
      markLane,
    });
  }, [
    index,
    version,
    lanes,
    steps,
    axis,
    foldIdle,
    rowHeight,
    isPlaying,
    chosenLane,
    shared,
    link,
    markMoment,
    markLane,
  ]);

  return module;
}

function present<T>(ref: RefObject<T | null>): T {
  if (ref.current === null) throw new Error('a part of the timeline is not in the page');
  return ref.current;
}

/** Calls back when the colours in force may have changed. */
function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

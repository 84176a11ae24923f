import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { LogIndex } from '../../derive/log-index';
import { narrate } from '../../derive/narrate';
import type { Grain, Steps } from '../../derive/types';
import type { Moment } from '../../events/event';
import { hueOf } from '../identity/identity';
import styles from './Scrubber.module.css';
import { switchMarks } from './switch-marks';

interface ScrubberProps {
  readonly index: LogIndex | null;
  readonly version: number;
  readonly stops: Steps | null;
  readonly grain: Grain;
  readonly moment: Moment;
  readonly isPlaying: boolean;
  onSeekStep(step: number): void;
}

/** Pixels that a mark takes, gap included. */
const MARK_PX = 4;

/** The playhead as a slider over the steps of the grain, switches marked above it. */
export function Scrubber({ index, version, stops, grain, moment, isPlaying, onSeekStep }: ScrubberProps) {
  const last = Math.max(0, (stops?.count ?? 1) - 1);
  const step = stops?.stepAt(moment) ?? 0;
  // A slider's value is read aloud when it changes: while playing only the number, not a sentence each time.
  const said =
    index === null
      ? 'Nothing has run yet'
      : `Step ${step} of ${last}${isPlaying ? '' : `. ${narrate(index, moment, grain).text}`}`;
  return (
    <div className={styles.scrubber} style={{ '--at': last === 0 ? 0 : step / last } as React.CSSProperties}>
      {index !== null && stops !== null && (
        <Marks index={index} version={version} stops={stops} grain={grain} />
      )}
      <input
        className={styles.range}
        type="range"
        aria-label="Playhead"
        aria-valuetext={said}
        min={0}
        max={last}
        step={1}
        value={step}
        onChange={(event) => onSeekStep(Number(event.target.value))}
      />
    </div>
  );
}

interface MarksProps {
  readonly index: LogIndex;
  readonly version: number;
  readonly stops: Steps;
  readonly grain: Grain;
}

const Marks = memo(function Marks({ index, version, stops, grain }: MarksProps) {
  const svg = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (svg.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    observer.observe(svg.current);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the index grows in place, which version and grain tell
  const marks = useMemo(
    () => switchMarks(index, stops, Math.floor(width / MARK_PX)),
    [index, version, grain, width],
  );
  return (
    <svg ref={svg} className={styles.marks} aria-hidden="true">
      {marks.map(({ at, who }) => (
        <rect
          key={at}
          x={`${at * 100}%`}
          width={3}
          height={7}
          fill={hueOf(who)}
          transform="translate(-1.5 0)"
        />
      ))}
    </svg>
  );
});

import { useEffect, useRef } from 'react';
import { VList, type VListHandle } from 'virtua';
import { timeAtUs } from '../../derive/clock';
import { consoleLines } from '../../derive/console';
import { titleOf } from '../../derive/names';
import type { ConsoleLine } from '../../derive/types';
import type { Moment } from '../../events/event';
import controls from '../controls/controls.module.css';
import { cut, formatClock } from '../format';
import { Glyph } from '../identity/Glyph';
import { useSession, useSessionState } from '../session-context';
import styles from './ConsolePanel.module.css';
import { InputPrompt } from './InputPrompt';
import panels from './panels.module.css';

const TEXT_MAX = 2000;

/** Everything the program prints in this run; what the playhead has not reached yet is pale. */
export function ConsolePanel() {
  const session = useSession();
  const run = useSessionState((state) => state.run);
  const moment = useSessionState((state) => state.cursor.moment);
  const list = useRef<VListHandle>(null);
  const lines = run === null ? [] : consoleLines(run.index);
  const endUs = run === null ? 0 : timeAtUs(run.index, run.log.lastMoment);
  const past = countBefore(lines, moment);
  const threads = run?.log.schedulables.filter(({ kind }) => kind === 'thread').length ?? 0;

  useEffect(() => {
    if (past > 0) list.current?.scrollToIndex(past - 1, { align: 'nearest' });
  }, [past]);

  return (
    <section aria-label="Console" className={panels.panel}>
      <h2 className={`${controls.heading} ${panels.head}`}>Console</h2>
      {lines.length === 0 ? (
        <p className={panels.empty}>Nothing is printed{run?.status === 'ended' ? '.' : ' so far.'}</p>
      ) : (
        <VList ref={list} data={lines as ConsoleLine[]} className={panels.body}>
          {(line, i) => (
            <Line
              key={i}
              line={line}
              by={run !== null && threads > 1 && line.who >= 0 ? titleOf(run.index, line.who) : ''}
              moment={moment}
              endUs={endUs}
              onGo={(to) => session.seek(to)}
            />
          )}
        </VList>
      )}
      {run !== null && <InputPrompt run={run} />}
    </section>
  );
}

interface LineProps {
  readonly line: ConsoleLine;
  /** Who wrote it, where there is more than one thread. */
  readonly by: string;
  readonly moment: Moment;
  /** When the run ends, which decides how finely times are told. */
  readonly endUs: number;
  onGo(moment: Moment): void;
}

function Line({ line, by, moment, endUs, onGo }: LineProps) {
  const isFuture = line.moment > moment;
  const text = cut(line.text, TEXT_MAX);
  const clock = formatClock(line.atUs, endUs);
  const stream = line.stream === 'stdout' ? '' : styles[line.stream];
  return (
    <button
      type="button"
      className={`${styles.line} ${stream} ${isFuture ? styles.future : ''}`}
      title="Go to this moment"
      onClick={() => onGo(line.moment)}
    >
      <span className={styles.time}>
        {clock.text}
        {clock.unit !== 's' && <small> {clock.unit}</small>}
      </span>
      {line.who >= 0 ? <Glyph id={line.who} open={isFuture} size={13} /> : <span />}
      <span className={styles.text}>
        {by !== '' && <span className={styles.by}>{by}</span>}
        {line.stream === 'stderr' && <span className="only-spoken">stderr: </span>}
        {line.writes.map(({ moment: writtenAt, end, isTyped = false }, i) => (
          // A line can be put together by several writes: what is written later is pale within it.
          <span
            key={end}
            className={`${writtenAt > moment ? styles.later : ''} ${isTyped ? styles.typed : ''}`}
          >
            {text.slice(i === 0 ? 0 : line.writes[i - 1].end, end)}
          </span>
        ))}
      </span>
    </button>
  );
}

/** How many lines have begun at a moment; they are in the order of their first writes. */
function countBefore(lines: readonly ConsoleLine[], moment: Moment): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].moment <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

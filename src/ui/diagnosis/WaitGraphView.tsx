import {
  Clock3,
  Cog,
  Flag,
  Globe,
  Group,
  Hourglass,
  Keyboard,
  Lock,
  type LucideIcon,
  Rows3,
} from 'lucide-react';
import { useMemo } from 'react';
import { formatTime } from '../../derive/clock';
import { type WaitNode, type WaitNodeKind, waitGraphAt } from '../../derive/wait-graph';
import { cycleTexts, waitRows, waitSentence } from '../../derive/wait-graph-text';
import { Glyph } from '../identity/Glyph';
import { useSession, useSessionState } from '../session-context';
import { placeGraph } from './graph-layout';
import styles from './WaitGraphView.module.css';

/** More nodes than this are read in the table: as a picture they say nothing. */
const DRAWN_MAX = 60;
const ROWS_MAX = 400;

/** Who waits on what at the playhead: a picture, and the same as a table. */
export function WaitGraphView() {
  const session = useSession();
  const run = useSessionState((state) => state.run);
  const moment = useSessionState((state) => state.cursor.moment);
  // The index is one object that grows; `version` says when.
  const version = run?.version ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const graph = useMemo(
    () => (run === null ? null : waitGraphAt(run.index, moment)),
    [run?.index, version, moment],
  );
  const picture = useMemo(
    () => (graph === null || graph.nodes.length > DRAWN_MAX ? null : placeGraph(graph)),
    [graph],
  );
  if (graph === null) return null;
  const rows = waitRows(graph);
  const circles = cycleTexts(graph);
  const sentence = waitSentence(graph);
  return (
    <>
      <p className={styles.sentence}>{sentence}</p>
      {circles.map((text) => (
        <p key={text} className={styles.circle}>
          <b>Circle:</b> {text}
        </p>
      ))}
      {rows.length > 0 && picture !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
        <section className={styles.scroller} aria-label="Picture of who waits on what" tabIndex={0}>
          <div className={styles.picture} style={{ width: picture.width, height: picture.height }}>
            <svg
              role="img"
              aria-label={[sentence, ...circles].join(' ')}
              width={picture.width}
              height={picture.height}
            >
              <defs>
                {['plain', 'round'].map((name) => (
                  <marker
                    key={name}
                    id={`waits-${name}`}
                    className={styles[name]}
                    viewBox="0 0 8 8"
                    refX="7"
                    refY="4"
                    markerWidth="8"
                    markerHeight="8"
                    markerUnits="userSpaceOnUse"
                    orient="auto"
                  >
                    <path d="M0 0.5L8 4L0 7.5z" />
                  </marker>
                ))}
              </defs>
              {picture.edges.map(({ edge, path }) => (
                <path
                  key={`${edge.from} ${edge.to} ${edge.kind}`}
                  d={path}
                  className={`${styles.edge} ${styles[edge.kind]} ${edge.inCycle ? styles.inCircle : ''}`}
                  markerEnd={`url(#waits-${edge.inCycle ? 'round' : 'plain'})`}
                />
              ))}
            </svg>
            {picture.nodes.map(({ node, x, y, width, height }) => (
              <Node
                key={node.key}
                node={node}
                style={{ left: x - width / 2, top: y - height / 2, width, height }}
                onChoose={() => session.choose({ id: node.id, frame: -1 })}
              />
            ))}
          </div>
        </section>
      )}
      {rows.length > 0 && picture !== null && (
        <ul className={styles.legend} aria-hidden="true">
          <li>
            <Line kind="needs" /> waits on
          </li>
          <li>
            <Line kind="held" /> is held by, is run by
          </li>
          <li>
            <Line kind="fed" /> has been filled by
          </li>
          {circles.length > 0 && (
            <li>
              <Line kind="needs" inCircle /> in a circle
            </li>
          )}
        </ul>
      )}
      {rows.length > 0 && (
        <div className={styles.tableScroller}>
          <table className={styles.table}>
            <caption className="only-spoken">Who waits on what, at {formatTime(graph.atUs)}</caption>
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">Line</th>
                <th scope="col">Waits on</th>
                <th scope="col">Held by, or for</th>
                <th scope="col">Since</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, ROWS_MAX).map((row) => (
                <tr key={`${row.id} ${row.waitsOn}`}>
                  <th scope="row">
                    <Glyph id={row.id} size={12} open /> {row.who}
                    {row.isStuck && <small> can never go on</small>}
                  </th>
                  <td>{row.sourceLine > 0 ? row.sourceLine : ''}</td>
                  <td>
                    {row.waitsOn}
                    {row.dueUs >= 0 && row.on !== 'timer' && `, at most until ${formatTime(row.dueUs)}`}
                  </td>
                  <td>{row.whose}</td>
                  <td>
                    <button
                      type="button"
                      className={styles.since}
                      title="Go to where it began to wait"
                      onClick={() => session.seek(row.sinceMoment)}
                    >
                      {formatTime(row.sinceUs)}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > ROWS_MAX && <p className={styles.more}>… and {rows.length - ROWS_MAX} more</p>}
        </div>
      )}
    </>
  );
}

interface NodeProps {
  readonly node: WaitNode;
  readonly style: { left: number; top: number; width: number; height: number };
  onChoose(): void;
}

/** What a thing is, as a sign before its name; its name says it too. */
const SIGNS: Partial<Record<WaitNodeKind, LucideIcon>> = {
  lock: Lock,
  semaphore: Lock,
  queue: Rows3,
  call: Cog,
  gather: Group,
  timer: Clock3,
  event: Flag,
  condition: Flag,
  barrier: Flag,
  io: Globe,
  input: Keyboard,
};

function Node({ node, style, onChoose }: NodeProps) {
  const stuck = node.isStuck ? ', can never go on' : '';
  if (node.id < 0) {
    const Sign = SIGNS[node.kind] ?? Hourglass;
    return (
      <span className={styles.thing} data-stuck={node.isStuck || undefined} style={style} title={node.title}>
        <Sign size={13} aria-hidden="true" />
        <span className={styles.title}>{node.title}</span>
      </span>
    );
  }
  const line = node.sourceLine > 0 && node.status !== 'done' ? `, line ${node.sourceLine}` : '';
  const done = node.status === 'done' ? ', has ended' : '';
  return (
    <button
      type="button"
      className={styles.who}
      data-stuck={node.isStuck || undefined}
      style={style}
      title={`${node.title}${line}${done}${stuck}`}
      onClick={onChoose}
    >
      <Glyph id={node.id} size={14} open={node.status !== 'running' && node.status !== 'ready'} />
      <span className={styles.title}>{node.title}</span>
      <span className="only-spoken">{`${line}${done}${stuck}`}</span>
    </button>
  );
}

function Line({
  kind,
  inCircle = false,
}: {
  readonly kind: 'needs' | 'held' | 'fed';
  readonly inCircle?: boolean;
}) {
  return (
    <svg width="34" height="10" aria-hidden="true" focusable="false">
      <path d="M1 5H33" className={`${styles.edge} ${styles[kind]} ${inCircle ? styles.inCircle : ''}`} />
    </svg>
  );
}

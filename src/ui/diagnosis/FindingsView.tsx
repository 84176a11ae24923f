import { formatTime } from '../../derive/clock';
import { ruleOf } from '../../derive/diagnoses/diagnose';
import type { Finding, Place } from '../../derive/diagnoses/types';
import { fixesOf } from '../clinic/fixes';
import { Glyph } from '../identity/Glyph';
import { useSession, useSessionState } from '../session-context';
import styles from './FindingsView.module.css';

const WHO_MAX = 6;

/** What the rules have found in the run: each with its place, and why it matters. */
export function FindingsView() {
  const run = useSessionState((state) => state.run);
  const findings = useSessionState((state) => state.findings);
  const isKnown = run !== null && findings !== null && findings.run === run.number;
  if (!isKnown) {
    return <p className={styles.empty}>A run is looked at when it has come to its end.</p>;
  }
  if (findings.list.length === 0) {
    return <p className={styles.empty}>Nothing found: no rule has anything to say about this run.</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
    <ul className={styles.list} tabIndex={0} aria-label="What was found">
      {findings.list.map((finding) => (
        <Item key={`${finding.rule} ${finding.sourceLine} ${finding.moment}`} finding={finding} />
      ))}
    </ul>
  );
}

function Item({ finding }: { readonly finding: Finding }) {
  const session = useSession();
  const goTo = (place: Place) => {
    session.pause();
    session.seek(place.moment);
    if (finding.ids[0] !== undefined) session.choose({ id: finding.ids[0], frame: -1 });
  };
  const often = finding.count > 1 ? `, ${finding.count} times` : '';
  return (
    <li className={styles.item}>
      <h3 className={styles.name}>
        <span className={finding.isHint ? styles.hint : styles.problem} aria-hidden="true">
          {finding.isHint ? 'i' : '!'}
        </span>
        {finding.isHint ? 'Hint: ' : ''}
        {finding.name}
        {often}
        <span className={styles.who} aria-hidden="true">
          {finding.ids.slice(0, WHO_MAX).map((id) => (
            <Glyph key={id} id={id} size={12} />
          ))}
        </span>
      </h3>
      <p>{finding.text}</p>
      <p className={styles.places}>
        <PlaceButton place={finding} text="" onGo={goTo} />
        {finding.also.map((place) => (
          <PlaceButton key={`${place.moment} ${place.text}`} place={place} text={place.text} onGo={goTo} />
        ))}
      </p>
      <Fixes finding={finding} />
      <details>
        <summary>Why, and what helps</summary>
        <p>{ruleOf(finding.rule)?.explanation}</p>
      </details>
    </li>
  );
}

/** Edits that would help: each opens a comparison in which the second pane has it. */
function Fixes({ finding }: { readonly finding: Finding }) {
  const session = useSession();
  const source = useSessionState((state) => state.run?.source ?? '');
  const list = useSessionState((state) => state.findings?.list);
  const fixes = fixesOf(finding, list ?? [], source);
  if (fixes.length === 0) return null;
  return (
    <p className={styles.places}>
      {fixes.map((fix) => (
        <button
          key={fix.id}
          type="button"
          className={styles.place}
          title={fix.about}
          onClick={() => session.compare({ source: fix.source, isPreemptive: fix.isPreemptive })}
        >
          Compare: {fix.title}
        </button>
      ))}
    </p>
  );
}

interface PlaceButtonProps {
  readonly place: Place;
  readonly text: string;
  onGo(place: Place): void;
}

function PlaceButton({ place, text, onGo }: PlaceButtonProps) {
  const line = place.sourceLine > 0 ? `line ${place.sourceLine}` : 'there';
  return (
    <button type="button" className={styles.place} title="Go there" onClick={() => onGo(place)}>
      {text === '' ? `Go to ${line}` : `${text}, ${line}`}, {formatTime(place.atUs)}
    </button>
  );
}

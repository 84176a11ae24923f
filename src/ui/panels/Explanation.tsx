import { useEffect, useState } from 'react';
import { narrate } from '../../derive/narrate';
import type { Narration } from '../../derive/types';
import controls from '../controls/controls.module.css';
import { Glyph } from '../identity/Glyph';
import { useSession, useSessionState } from '../session-context';
import styles from './Explanation.module.css';
import { useSpoken } from './speech';

/**
 * One sentence: what happens now and why. It is the page's one live region. While the program plays, what is seen
 * changes with every step and is not read aloud; what is read is a copy that waits until the sentence before is said.
 */
export function Explanation() {
  const run = useSessionState((state) => state.run);
  const { moment, isPlaying } = useSessionState((state) => state.cursor);
  const grain = useSessionState((state) => state.preferences.grain);
  // A live region has to be there, empty, before it says something.
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);
  const narration = run === null || !isMounted ? null : narrate(run.index, moment, grain);
  const spoken = useSpoken(narration?.text ?? '', isPlaying);
  return (
    <section aria-label="Explanation" className={styles.bar}>
      {narration !== null && narration.subject >= 0 && <Glyph id={narration.subject} size={16} />}
      <p role="status" aria-live="polite" className={styles.sentence}>
        {narration !== null && (
          <Sentence key={isPlaying ? 'playing' : 'paused'} narration={narration} isSilent={isPlaying} />
        )}
        {isPlaying && <span className="only-spoken">{spoken}</span>}
      </p>
      {narration !== null && narration.rule !== '' && <p className={styles.rule}>{narration.rule}</p>}
      <FindingsButton />
    </section>
  );
}

/** How many findings there are; opens them. */
function FindingsButton() {
  const session = useSession();
  const run = useSessionState((state) => state.run);
  const findings = useSessionState((state) => state.findings);
  const count = findings !== null && findings.run === run?.number ? findings.list.length : 0;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={`${controls.button} ${styles.findings}`}
      onClick={() => session.openSheet('findings')}
    >
      {count} {count === 1 ? 'finding' : 'findings'}
    </button>
  );
}

function Sentence({ narration, isSilent }: { readonly narration: Narration; readonly isSilent: boolean }) {
  return (
    <span aria-hidden={isSilent || undefined}>
      {narration.parts.map((part, i) =>
        part.id === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity but their place
          <span key={i}>{part.text}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <b key={i}>
            {part.id >= 0 && (i > 0 || part.id !== narration.subject) && <Glyph id={part.id} size={12} />}
            {part.text}
          </b>
        ),
      )}
    </span>
  );
}

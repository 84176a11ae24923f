import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Asking, askingAt } from '../../derive/asking';
import { titleOf } from '../../derive/names';
import type { RunView } from '../../session/state';
import controls from '../controls/controls.module.css';
import { Glyph } from '../identity/Glyph';
import { useSession, useSessionState } from '../session-context';
import styles from './ConsolePanel.module.css';

/** Where a line is typed for the thread that waits for one at the playhead; nothing while nobody does. */
export function InputPrompt({ run }: { readonly run: RunView }) {
  const moment = useSessionState((state) => state.cursor.moment);
  const isPlaying = useSessionState((state) => state.cursor.isPlaying);
  /** Whoever has just typed a line goes on typing when the program asks again. */
  const wasTyping = useRef(false);
  const asking = askingAt(run.index, moment);
  if (asking === null || isPlaying) return null;
  return <Prompt key={asking.taken} run={run} asking={asking} wasTyping={wasTyping} />;
}

interface PromptProps {
  readonly run: RunView;
  readonly asking: Asking;
  readonly wasTyping: { current: boolean };
}

function Prompt({ run, asking, wasTyping }: PromptProps) {
  const session = useSession();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const name = titleOf(run.index, asking.id);
  useEffect(() => {
    if (wasTyping.current) field.current?.focus();
    wasTyping.current = false;
  }, [wasTyping]);
  const type = (line: string | null): void => {
    wasTyping.current = true;
    session.type(line);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'd' || !event.ctrlKey || text !== '') return;
    event.preventDefault();
    type(null);
  };
  return (
    <form
      className={styles.prompt}
      onSubmit={(event) => {
        event.preventDefault();
        type(text);
      }}
    >
      <Glyph id={asking.id} size={13} />
      <label className={styles.asked}>
        <span>{name} waits for a line:</span>
        <input
          ref={field}
          className={controls.field}
          aria-label="Line of input"
          value={text}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <button type="submit" className={controls.button}>
        Enter
      </button>
      <button
        type="button"
        className={`${controls.button} ${controls.quiet}`}
        title="Nothing more is to come (Ctrl-D)"
        onClick={() => type(null)}
      >
        End of input
      </button>
    </form>
  );
}

import { useId, useState } from 'react';
import { type Settings, worldProblem } from '../../session/settings';
import controls from '../controls/controls.module.css';
import { useSession, useSessionState } from '../session-context';
import styles from './SettingsDialog.module.css';

const WORLD_EXAMPLE = '{"hosts": {"api.example.com": {"latencyMs": 80, "paths": {"/": {"json": [1, 2]}}}}}';

/** What the program talks to: its standard input, and the hosts outside. */
export function WorldFields() {
  return (
    <>
      <InputField />
      <WorldField />
    </>
  );
}

/** Lines that are there from the start; those typed while the program ran are kept as they are. */
function InputField() {
  const session = useSession();
  const input = useSessionState((state) => state.settings.input);
  const typed = input.filter(({ atUs }) => atUs !== undefined);
  const [text, setText] = useState(() => textOf(input));
  return (
    <div className={styles.row}>
      <span>Standard input</span>
      <textarea
        className={`${controls.field} ${styles.text}`}
        aria-label="Standard input"
        rows={3}
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          session.changeSettings({ input: [...linesOf(target.value), ...typed] });
        }}
      />
      <p>
        Lines for input() and sys.stdin. When they are used up, the program waits and the console asks for
        more.
        {typed.length > 0 && (
          <>
            {' '}
            {typed.length === 1 ? 'One line was' : `${typed.length} lines were`} typed while it ran.{' '}
            <button
              type="button"
              className={`${controls.button} ${controls.quiet}`}
              onClick={() => session.changeSettings({ input: linesOf(text) })}
            >
              Forget {typed.length === 1 ? 'it' : 'them'}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

function textOf(input: Settings['input']): string {
  return input
    .filter(({ atUs, isEnd }) => atUs === undefined && isEnd !== true)
    .map((line) => `${line.text}\n`)
    .join('');
}

function linesOf(text: string): Settings['input'] {
  if (text === '') return [];
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => ({ text: line }));
}

/** Hosts of one's own, as JSON; a text that can't be read changes nothing. */
function WorldField() {
  const session = useSession();
  const world = useSessionState((state) => state.settings.world);
  const [text, setText] = useState(world);
  const wrong = worldProblem(text);
  const hint = useId();
  return (
    <div className={styles.row}>
      <span>Hosts outside</span>
      <textarea
        className={`${controls.field} ${styles.text}`}
        aria-label="Hosts outside"
        aria-describedby={hint}
        aria-invalid={wrong !== ''}
        rows={4}
        spellCheck={false}
        placeholder={WORLD_EXAMPLE}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          if (worldProblem(target.value) === '') session.changeSettings({ world: target.value.trim() });
        }}
      />
      <p id={hint} aria-live="polite">
        {wrong === ''
          ? 'Names, latencies, bodies and faults as JSON. Nothing leaves this page: every host is simulated.'
          : `Not used yet: ${wrong}`}
      </p>
    </div>
  );
}

import { titleOf } from '../../derive/names';
import controls from '../controls/controls.module.css';
import { useSession, useSessionState } from '../session-context';
import styles from './ChoiceBar.module.css';

/** A decision that the run on the page waits for: who could go on, one button each. */
export default function ChoiceBar() {
  const session = useSession();
  const run = useSessionState((state) => state.run);
  const wanted = run?.wanted ?? null;
  if (run === null || wanted === null) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser
    <div className={styles.bar} role="group" aria-label="Choose who runs">
      <span>
        Decision {wanted.number + 1}: which {wanted.what} runs?
      </span>
      {wanted.candidates.map((id, choice) => (
        <button key={id} type="button" className={controls.button} onClick={() => session.pick(choice)}>
          {titleOf(run.index, id)}
          {id === wanted.current && ' goes on'}
        </button>
      ))}
    </div>
  );
}

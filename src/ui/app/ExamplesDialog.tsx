import { EXAMPLES, TOPICS } from '../../examples/index';
import controls from '../controls/controls.module.css';
import { Dialog } from '../controls/Dialog';
import { useSession, useSessionState } from '../session-context';
import styles from './ExamplesDialog.module.css';

/** The shipped programs; also the way back to one's own text that an example has replaced. */
export default function ExamplesDialog({ onClose }: { onClose(): void }) {
  const session = useSession();
  const current = useSessionState((state) => state.program.example);
  const hasOwn = session.ownProgram !== null;
  const choose = (load: () => void) => {
    load();
    onClose();
    // Not back to the button, where Space would open the list again: the next key is for the new program.
    setTimeout(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  };
  return (
    <Dialog title="Examples" onClose={onClose}>
      <ul className={styles.list}>
        {hasOwn && (
          <li>
            <button
              type="button"
              className={styles.example}
              onClick={() => choose(() => session.loadOwnProgram())}
            >
              <b>Your program</b> <span>The text that you wrote and an example replaced.</span>
            </button>
          </li>
        )}
      </ul>
      {TOPICS.map((topic) => (
        <section key={topic} aria-label={topic}>
          <h3 className={`${controls.heading} ${styles.topic}`}>{topic}</h3>
          <ul className={styles.list}>
            {EXAMPLES.filter((example) => example.topic === topic).map(({ id, title, watch }) => (
              <li key={id}>
                <button
                  type="button"
                  className={`${styles.example} ${id === current ? styles.current : ''}`}
                  aria-current={id === current}
                  onClick={() => choose(() => session.loadExample(id))}
                >
                  <b>{title}</b> <span>{watch}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import controls from '../controls/controls.module.css';
import { useSession } from '../session-context';
import styles from './DiagnosisSheet.module.css';
import { WaitGraphView } from './WaitGraphView';

/** A sheet over the pictures, not over the code and the transport bar: what it shows follows the playhead. */
export default function DiagnosisSheet() {
  const session = useSession();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section
      ref={sheet}
      className={styles.sheet}
      aria-label="Who waits on what"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        session.openSheet(null);
      }}
    >
      <header className={styles.head}>
        <h2 className={controls.heading}>Who waits on what</h2>
        <button
          type="button"
          className={`${controls.button} ${controls.quiet} ${controls.icon}`}
          aria-label="Close who waits on what"
          onClick={() => session.openSheet(null)}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <WaitGraphView />
    </section>
  );
}

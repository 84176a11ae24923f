import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Sheet } from '../../session/state';
import controls from '../controls/controls.module.css';
import { Segmented } from '../controls/Segmented';
import { useSession, useSessionState } from '../session-context';
import styles from './DiagnosisSheet.module.css';
import { FindingsView } from './FindingsView';
import { WaitGraphView } from './WaitGraphView';

const TITLES: Readonly<Record<Sheet, string>> = { waits: 'Who waits on what', findings: 'Findings' };

/** A sheet over the pictures, not over the code and the transport bar: what it shows follows the playhead. */
export default function DiagnosisSheet() {
  const session = useSession();
  const open = useSessionState((state) => state.sheet) ?? 'waits';
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
      aria-label={TITLES[open]}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        session.openSheet(null);
      }}
    >
      <header className={styles.head}>
        <Segmented<Sheet>
          label="Diagnosis"
          value={open}
          options={[
            { value: 'waits', label: TITLES.waits },
            { value: 'findings', label: TITLES.findings },
          ]}
          onChange={(next) => session.openSheet(next)}
        />
        <button
          type="button"
          className={`${controls.button} ${controls.quiet} ${controls.icon}`}
          aria-label="Close diagnosis"
          onClick={() => session.openSheet(null)}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      {open === 'waits' ? <WaitGraphView /> : <FindingsView />}
    </section>
  );
}

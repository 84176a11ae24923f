import { useEffect } from 'react';
import { useSession, useSessionState } from '../session-context';

/** Events looked at in one go, so that the page stays quick. */
const SLICE = 20_000;

/** Lets the rules look at every run that has come to its end, a slice at a time, and once more with its accesses. */
export function useFindings(): void {
  const session = useSession();
  const run = useSessionState((state) => state.run);
  const accesses = useSessionState((state) => state.accesses);
  const number = run?.number ?? -1;
  const isOver = run?.status === 'ended';
  const index = run?.index ?? null;
  const log = accesses?.run === number ? accesses.log : null;

  useEffect(() => {
    if (!isOver || index === null) return;
    let isWanted = true;
    let timer = 0;
    void import('../../derive/diagnoses/diagnose').then(({ Diagnosis }) => {
      const diagnosis = new Diagnosis(index);
      const goOn = () => {
        if (!isWanted) return;
        if (!diagnosis.advance(SLICE)) {
          timer = window.setTimeout(goOn);
          return;
        }
        session.setFindings({ run: number, list: diagnosis.findings(log) });
        if (log === null && index.log.schedulables.length > 1) session.askAccesses();
      };
      goOn();
    });
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [session, number, isOver, index, log]);
}

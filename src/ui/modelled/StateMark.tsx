import type { ModelledState } from '../../modelled/types';
import styles from './ModelledPage.module.css';

const PATHS: Readonly<Record<ModelledState, string>> = {
  works: 'M2.500 7.500 5.500 10.500 11.500 3.500',
  part: 'M7 2a5 5 0 0 1 0 10z',
  refused: 'M3.500 3.500l7 7m0-7l-7 7',
};

/** The state as a form, for those who scan: a check mark, a half disc, a cross. The word stands beside it. */
export function StateMark({ state }: { readonly state: ModelledState }) {
  return (
    <svg
      className={styles.mark}
      data-state={state}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      {state === 'part' && <circle cx="7" cy="7" r="5" />}
      <path d={PATHS[state]} />
    </svg>
  );
}

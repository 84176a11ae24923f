import { useState } from 'react';
import type { RunOptions } from '../../events/run';
import controls from '../controls/controls.module.css';
import styles from './Notices.module.css';

interface BugReportProps {
  readonly message: string;
  readonly source: string;
  readonly options: RunOptions | null;
}

/** Program, settings and choices as text: all that is needed to see the same thing again. */
export function reportText({ message, source, options }: BugReportProps): string {
  return [
    'Interleave: something went wrong inside',
    '',
    message,
    '',
    '--- settings and choices (every choice follows from the seeds)',
    JSON.stringify(options, null, 2),
    '',
    '--- program',
    source,
  ].join('\n');
}

/** Our own bug: says so, and hands over what is needed to find it. */
export function BugReport(props: BugReportProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const text = reportText(props);
  const copy = () => {
    // The clipboard is missing outside secure contexts.
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    writing.then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <div className={`${styles.notice} ${styles.alarm}`} role="alert">
      <p>
        <b>This is a bug in Interleave, not in your program.</b> {props.message} Your text is safe.
      </p>
      <button type="button" className={controls.button} onClick={copy}>
        {copied === 'yes' ? 'Copied' : 'Copy report'}
      </button>
      {copied === 'failed' && (
        <textarea className={styles.report} readOnly value={text} aria-label="Report to copy" rows={6} />
      )}
    </div>
  );
}

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import controls from '../controls/controls.module.css';
import styles from './Share.module.css';

const SHOWN_MS = 2500;

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
  readonly isPrimary?: boolean;
}

/** Copies a text and says that it has, or that it can't. */
export function CopyButton({ label, text, isPrimary = false }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    // The clipboard is missing outside secure contexts.
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    writing.then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return (
    <>
      <button
        type="button"
        className={`${controls.button} ${isPrimary ? controls.primary : ''}`}
        onClick={copy}
      >
        {state === 'copied' ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        {label}
      </button>
      {/* No status: the page has one, the sentence. */}
      <span aria-live="polite" className={styles.said}>
        {state === 'copied' && 'Copied'}
        {state === 'failed' && "This browser doesn't let pages copy: select the text and copy it"}
      </span>
    </>
  );
}

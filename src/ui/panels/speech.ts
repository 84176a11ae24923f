import { useEffect, useRef, useState } from 'react';

/** Never more often than this, in milliseconds: whoever listens should not only hear beginnings. */
const PAUSE_MS_MIN = 1500;
/** About as long as a quick screen reader takes for a character. */
const CHARACTER_MS = 45;

/** How long to be silent after beginning to say a text, in milliseconds. */
export function speakingMs(text: string): number {
  return Math.max(PAUSE_MS_MIN, text.length * CHARACTER_MS);
}

/**
 * What is said aloud while the program plays: the sentence of the moment, and the next one only when there was time to
 * say it. '' while it doesn't play.
 */
export function useSpoken(text: string, isPlaying: boolean): string {
  const [spoken, setSpoken] = useState('');
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    if (!isPlaying) return;
    let timer = 0;
    const speak = () => {
      setSpoken(latest.current);
      timer = window.setTimeout(speak, speakingMs(latest.current));
    };
    speak();
    return () => {
      window.clearTimeout(timer);
      setSpoken('');
    };
  }, [isPlaying]);
  return isPlaying ? spoken : '';
}

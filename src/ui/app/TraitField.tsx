import { useEffect, useState } from 'react';
import type { Traits } from '../../events/schedulers';
import type { Settings } from '../../session/settings';
import controls from '../controls/controls.module.css';

interface TraitFieldProps {
  readonly label: string;
  readonly trait: keyof Traits;
  readonly traits: Settings['traits'];
  onChange(traits: Settings['traits']): void;
}

/** 'ada=3, bob=1'. What is typed counts as soon as all of it can be read; leaving the field tidies it up. */
export function TraitField({ label, trait, traits, onChange }: TraitFieldProps) {
  const shown = textOf(trait, traits);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  return (
    <input
      className={controls.field}
      type="text"
      aria-label={label}
      spellCheck={false}
      placeholder="ada=3, bob=1"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const next = withTrait(trait, traits, event.target.value);
        if (next !== null) onChange(next);
      }}
      onBlur={() => setText(shown)}
    />
  );
}

function textOf(trait: keyof Traits, traits: Settings['traits']): string {
  return Object.entries(traits)
    .filter(([, own]) => own[trait] !== undefined)
    .map(([name, own]) => `${name}=${own[trait]}`)
    .join(', ');
}

/** The traits with this one as the text has it; null where the text is not of that form. */
function withTrait(trait: keyof Traits, traits: Settings['traits'], text: string): Settings['traits'] | null {
  const next: Record<string, Settings['traits'][string]> = {};
  for (const [name, own] of Object.entries(traits)) {
    const { [trait]: _before, ...others } = own;
    if (Object.keys(others).length > 0) next[name] = others;
  }
  for (const part of text.split(',')) {
    if (part.trim() === '') continue;
    const match = /^\s*([^=\s][^=]*?)\s*=\s*(-?\d{1,9})\s*$/.exec(part);
    if (match === null) return null;
    next[match[1]!] = { ...next[match[1]!], [trait]: Number(match[2]) };
  }
  return next;
}

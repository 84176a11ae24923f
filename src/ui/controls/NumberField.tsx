import { useEffect, useState } from 'react';
import controls from './controls.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly width: number;
  onChange(value: number): void;
}

/** A whole number. What is typed counts once it is one within the bounds; leaving the field tidies it up. */
export function NumberField({ label, value, min, max, width, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  return (
    <input
      className={controls.field}
      style={{ width }}
      type="number"
      inputMode="numeric"
      aria-label={label}
      min={min}
      max={max}
      step={1}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const number = Number(event.target.value);
        if (event.target.value !== '' && Number.isInteger(number) && number >= min && number <= max)
          onChange(number);
      }}
      onBlur={() => setText(String(value))}
    />
  );
}

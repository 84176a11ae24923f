import { type ReactNode, useId } from 'react';
import controls from './controls.module.css';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly shown?: ReactNode }[];
  onChange(value: T): void;
}

/** A radio group that looks like one control. `shown` is drawn in place of the label, which is then spoken. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={controls.segmented}>
      {options.map((option) => (
        <label
          key={option.value}
          className={controls.segment}
          title={option.shown === undefined ? undefined : option.label}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-label={option.shown === undefined ? undefined : option.label}
            onChange={() => onChange(option.value)}
          />
          {option.shown ?? option.label}
        </label>
      ))}
    </div>
  );
}

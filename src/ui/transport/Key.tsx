import type { ReactNode } from 'react';

interface KeyProps {
  readonly name: string;
  /** As in `aria-keyshortcuts`. */
  readonly keys: string;
  readonly className: string;
  /** Nothing to do now; the button can still be focused, so that the focus is not lost at the ends. */
  readonly isOff: boolean;
  readonly children: ReactNode;
  onPress(): void;
}

/** A button of a transport bar; at the ends it stays, so that the focus does. */
export function Key({ name, keys, className, isOff, children, onPress }: KeyProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={name}
      aria-keyshortcuts={keys}
      aria-disabled={isOff}
      title={`${name} (${keys.replace('ArrowLeft', '←').replace('ArrowRight', '→').replace('+', ' ')})`}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {children}
    </button>
  );
}

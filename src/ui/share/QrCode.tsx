import { useMemo, useState } from 'react';
import { encode } from 'uqr';
import controls from '../controls/controls.module.css';
import { Dialog } from '../controls/Dialog';
import styles from './Share.module.css';

/** Version 40 at the lowest correction holds so many bytes. */
const BYTES_MAX = 2953;
/** Modules a side: above, a phone in the tenth row can't tell them apart on a projector. */
const MODULES_ROOM = 93;

/** The link as a code for phones, large enough for a room; says so when it holds too much for that. */
export function QrCode({ text }: { readonly text: string }) {
  const [isLarge, setIsLarge] = useState(false);
  const code = useMemo(
    () => (text.length > BYTES_MAX ? null : encode(text, { ecc: text.length > 800 ? 'L' : 'M', border: 4 })),
    [text],
  );
  if (code === null) return <p className={styles.warning}>The link is too long for a QR code.</p>;
  const isTight = code.size > MODULES_ROOM;
  const path = code.data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  // Dark on white in every theme: scanners expect it.
  const picture = (className: string) => (
    <svg
      className={className}
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label="QR code of the link"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
  return (
    <div className={styles.qr}>
      {picture(styles.qrSmall)}
      <div>
        <button type="button" className={controls.button} onClick={() => setIsLarge(true)}>
          Show QR code for the room
        </button>
        {isTight && (
          <p className={styles.warning}>
            So much in one code is hard to scan from the back of a room. A shorter program helps.
          </p>
        )}
      </div>
      {isLarge && (
        <Dialog title="QR code" onClose={() => setIsLarge(false)} isWide>
          {picture(styles.qrLarge)}
        </Dialog>
      )}
    </div>
  );
}

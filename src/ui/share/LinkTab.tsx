import { useMemo, useState } from 'react';
import { isOwnAddress, isPageAddress, PUBLIC_ADDRESS } from '../../link/address';
import { writeLink } from '../../link/codec';
import { writePlain } from '../../link/plain';
import controls from '../controls/controls.module.css';
import { formatCount } from '../format';
import { useSession, useSessionState } from '../session-context';
import { CopyButton } from './CopyButton';
import { QrCode } from './QrCode';
import styles from './Share.module.css';

/** Longer links are cut off by some chat and mail programs. */
const LENGTH_SAFE = 2000;

/** The page's own address, without what comes after it. */
const ownAddress = (): string => window.location.href.replace(/[?#].*$/, '');

/** A link that opens this very run, at this step. */
export function LinkTab() {
  const session = useSession();
  const savedAddress = useSessionState((state) => state.preferences.publicAddress);
  const step = session.steps?.stepAt(session.store.getState().cursor.moment) ?? 0;
  const [isAtStep, setIsAtStep] = useState(step > 0);
  const [base, setBase] = useState(savedAddress || PUBLIC_ADDRESS || ownAddress());
  const link = useMemo(() => session.linkHere(isAtStep), [session, isAtStep]);
  const fragment = useMemo(() => (link === null ? null : writeLink(link)), [link]);
  const isAddress = isPageAddress(base);
  const isOwn = isAddress && isOwnAddress(base);
  if (link === null || fragment === null) {
    return <p role="alert">This program is too long for a link. Share it as data instead.</p>;
  }
  const text = `${isAddress ? base : ''}${fragment}`;
  const grain = session.store.getState().preferences.grain;
  const plain = writePlain(link.source, link.options, isAtStep ? { grain, step } : undefined);
  return (
    <>
      <p className={styles.lead}>Opens this program, run the same way, for whoever gets it.</p>
      <label className={controls.check}>
        <input type="checkbox" checked={isAtStep} onChange={(event) => setIsAtStep(event.target.checked)} />
        At this step ({formatCount(step)})
      </label>
      <textarea
        className={styles.code}
        readOnly
        rows={3}
        aria-label="Link"
        value={text}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.actions}>
        <CopyButton label="Copy link" text={text} isPrimary />
        <span className={styles.soft}>
          {formatCount(text.length)} characters
          {text.length > LENGTH_SAFE && ': some programs cut links that are so long'}
        </span>
      </div>
      <label className={styles.row}>
        <span>Address of the page</span>
        <input
          className={controls.field}
          type="url"
          value={base}
          aria-invalid={!isAddress}
          onChange={(event) => {
            const { value } = event.target;
            setBase(value);
            if (isPageAddress(value)) {
              session.changePreferences({ publicAddress: value === ownAddress() ? '' : value });
            }
          }}
        />
      </label>
      {!isAddress && <p role="alert">This is no address that a link can begin with.</p>}
      {isOwn && (
        <p className={styles.warning} role="note">
          <b>Others can't open this link:</b> the page is on your computer only. Put the built page on a
          server and give its address here, or send the program itself{plain === null ? '' : ', as below'}.
        </p>
      )}
      {plain !== null && (
        <details className={styles.details} open={isOwn}>
          <summary>Readable form, to put behind any page's address</summary>
          <textarea
            className={styles.code}
            readOnly
            rows={3}
            aria-label="Readable link"
            value={plain}
            spellCheck={false}
          />
          <CopyButton label="Copy readable link" text={plain} />
        </details>
      )}
      {isAddress && <QrCode text={text} />}
    </>
  );
}

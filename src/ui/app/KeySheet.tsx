import controls from '../controls/controls.module.css';
import { Dialog } from '../controls/Dialog';
import { KEYS, type KeyScope } from '../keys';
import { useSession, useSessionState } from '../session-context';
import styles from './KeySheet.module.css';

const SCOPES: readonly { readonly scope: KeyScope; readonly caption: string }[] = [
  { scope: 'player', caption: 'Anywhere on the page, but not while typing' },
  { scope: 'choice', caption: 'While you choose who runs, before the ones above' },
  { scope: 'timeline', caption: 'With the focus in the timeline' },
  { scope: 'compare', caption: 'In a comparison' },
];

/** The table of keys, as people read it. */
export function KeySheet({ onClose }: { onClose(): void }) {
  const session = useSession();
  const singleKeys = useSessionState((state) => state.preferences.singleKeys);
  return (
    <Dialog title="Keys" onClose={onClose}>
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => session.changePreferences({ singleKeys: event.target.checked })}
        />
        Single keys work (without Ctrl)
      </label>
      {SCOPES.map(({ scope, caption }) => {
        const bindings = KEYS.filter((binding) => binding.scope === scope);
        if (bindings.length === 0) return null;
        return (
          <table key={scope} className={styles.table}>
            <caption>{caption}</caption>
            <tbody>
              {bindings.map(({ shown, does, whileTyping }) => (
                <tr key={shown}>
                  <th scope="row">{shown}</th>
                  <td>
                    {does}
                    {whileTyping === true && ' (while typing too)'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </Dialog>
  );
}

import type { VariableView } from '../../events/run';
import controls from '../controls/controls.module.css';
import { cut } from '../format';
import { hueOf } from '../identity/identity';
import { useSessionState, useWorld } from '../session-context';
import { changedNames, shownFrame } from './frames';
import panels from './panels.module.css';
import styles from './VariablesPanel.module.css';

const REPR_MAX = 600;
const ARG_MAX = 60;

const GROUPS = [
  { scope: 'local', title: '' },
  { scope: 'cell', title: 'shared with another function' },
  { scope: 'global', title: 'global' },
] as const;

/** The variables of the chosen frame, those that the last step changed marked. */
export function VariablesPanel() {
  const world = useWorld();
  const inspected = useSessionState((state) => state.inspected);
  const chosen = useSessionState((state) => state.chosen);
  const shown = inspected === null || world === null ? null : shownFrame(inspected.current, world, chosen);
  const owner = world?.schedulables.find(({ id }) => id === shown?.id);
  const changed = shown === null ? new Set<string>() : changedNames(shown, inspected?.before ?? null);
  const grain = useSessionState((state) => state.preferences.grain);
  const next = grain === 'instruction' ? (inspected?.current.next ?? null) : null;
  const variables = shown?.frame.variables ?? [];
  const isModule = shown?.frame.code === '<module>';
  return (
    <section aria-label="Variables" className={panels.panel}>
      <h2 className={`${controls.heading} ${panels.head}`}>
        Variables
        {shown !== null && (
          <small>
            · {owner?.title ?? ''}, {isModule ? 'module' : `${shown.frame.code}()`}
          </small>
        )}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <div className={panels.body} tabIndex={0}>
        {next !== null && (
          <p className={styles.next}>
            next: <b>{next.opname}</b> {cut(next.argrepr, ARG_MAX)}
          </p>
        )}
        {variables.length === 0 ? (
          <p className={panels.empty}>{shown === null ? 'No frame is chosen.' : 'No variables yet.'}</p>
        ) : (
          <table className={styles.table} style={{ '--c': hueOf(shown?.id ?? 0) } as React.CSSProperties}>
            {GROUPS.map(({ scope, title }) => {
              const members = variables.filter((variable) => variable.scope === scope);
              if (members.length === 0) return null;
              return (
                <tbody key={scope}>
                  {title !== '' && !isModule && (
                    <tr>
                      <th colSpan={2} scope="rowgroup" className={styles.group}>
                        {title}
                      </th>
                    </tr>
                  )}
                  {members.map((variable) => (
                    <Row key={variable.name} variable={variable} isChanged={changed.has(variable.name)} />
                  ))}
                </tbody>
              );
            })}
          </table>
        )}
      </div>
    </section>
  );
}

function Row({ variable, isChanged }: { readonly variable: VariableView; readonly isChanged: boolean }) {
  const { name, repr, typeName } = variable;
  const look =
    typeName === 'str' || typeName === 'bytes' ? styles.string : isNumber(typeName) ? styles.number : '';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className={`${styles.value} ${look} ${isChanged ? styles.changed : ''}`} title={typeName}>
          {cut(repr, REPR_MAX)}
        </span>
        {isChanged && <span className="only-spoken"> (changed)</span>}
      </td>
    </tr>
  );
}

const isNumber = (typeName: string) => ['int', 'float', 'complex', 'bool', 'NoneType'].includes(typeName);

import { type KeyboardEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type Branches, forkOf, NAME_LENGTH_MAX, nameOf, rowsOf } from '../../session/branches';
import { ByHand } from '../../session/by-hand';
import controls from '../controls/controls.module.css';
import { useSession } from '../session-context';
import styles from './ByHand.module.css';

/** What has been tried: a tree to go through with the arrows, and a name for the branch one is on. */
export function BranchTree() {
  const byHand = ByHand.of(useSession());
  const tree = useStore(byHand.store, (state) => state.branches);
  const rows = rowsOf(tree);
  const items = useRef<(HTMLDivElement | null)[]>([]);
  const [focused, setFocused] = useState(-1);
  const place = rows.findIndex(({ at }) => at === (focused in tree.list ? focused : tree.current));
  const onKey = (event: KeyboardEvent) => {
    const to = placeAfter(event.key, place, rows.length);
    if (to >= 0) items.current[rows[to].at]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') byHand.choose(rows[place].at);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.branches}>
      <div role="tree" aria-label="Branches" className={styles.tree}>
        {rows.map(({ at, level, position, count }, i) => (
          <div
            key={at}
            ref={(item) => {
              items.current[at] = item;
            }}
            role="treeitem"
            aria-label={`${nameOf(tree, at)}, ${aboutBranch(tree, at)}`}
            aria-level={level}
            aria-posinset={position}
            aria-setsize={count}
            aria-selected={at === tree.current}
            tabIndex={i === place ? 0 : -1}
            className={styles.branch}
            style={{ paddingInlineStart: `${4 + Math.min(level, 8) * 14}px` }}
            onFocus={() => setFocused(at)}
            onKeyDown={onKey}
            onClick={() => byHand.choose(at)}
          >
            <span className={styles.branchName}>{nameOf(tree, at)}</span>
            <span className={styles.forced}>{aboutBranch(tree, at)}</span>
          </div>
        ))}
      </div>
      <label className={styles.name}>
        Name of this branch
        <input
          className={controls.field}
          value={tree.list[tree.current].name}
          placeholder={nameOf(tree, tree.current)}
          maxLength={NAME_LENGTH_MAX}
          onChange={(event) => byHand.rename(tree.current, event.target.value)}
        />
      </label>
    </div>
  );
}

/** Where a key leads in a list of `count`, -1 if it leads nowhere. */
function placeAfter(key: string, place: number, count: number): number {
  if (key === 'ArrowDown') return Math.min(place + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(place - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}

function aboutBranch(tree: Branches, at: number): string {
  const { parent, choices, outcome } = tree.list[at];
  const fork = parent < 0 ? '' : `from decision ${forkOf(tree, at) + 1} of ${nameOf(tree, parent)}, `;
  const length = choices.length === 1 ? '1 choice' : `${choices.length} choices`;
  return `${fork}${length}${outcome === '' ? '' : `: ${outcome}`}`;
}

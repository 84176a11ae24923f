import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import data from '../../modelled/modelled.generated.json';
import { SIMULATED } from '../../modelled/simulated';
import type { Modelled, ModelledArea, ModelledEntry, SimulatedEntry } from '../../modelled/types';
import controls from '../controls/controls.module.css';
import { Segmented } from '../controls/Segmented';
import styles from './ModelledPage.module.css';
import { type Filter, filtered, refusalGroups, STATE_WORDS, searchFor, shownNames } from './modelled-view';
import { StateMark } from './StateMark';

const MODELLED = data as Modelled;

const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'works', label: 'Works' },
  { value: 'part', label: 'In part' },
  { value: 'refused', label: 'Refused' },
];

interface ModelledPageProps {
  onClose(): void;
}

/** What runs here, what runs in part, what is refused, and what is made up: a page over the page, with its own address. */
export default function ModelledPage({ onClose }: ModelledPageProps) {
  const page = useRef<HTMLElement>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const before = document.activeElement;
    page.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const areas = filtered(MODELLED, filter, search);
  const simulated = filter === 'all' ? matching(SIMULATED, search) : [];
  return (
    <main
      ref={page}
      className={styles.page}
      tabIndex={-1}
      aria-labelledby="modelled-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.bar}>
        <button type="button" className={controls.button} onClick={onClose}>
          <ArrowLeft size={15} aria-hidden="true" /> Back to the program
        </button>
      </div>
      <div className={styles.body}>
        <h1 id="modelled-title" className={styles.title}>
          What is modelled
        </h1>
        <p className={styles.lead}>
          Interleave is its own Python. This table is made by comparing it with CPython 3.13, not written by
          hand: programs and their outputs, tracebacks letter by letter, and every public name of every
          module. What is not here is refused by name and line, never run wrong.
        </p>
        <div className={styles.tools}>
          <Segmented<Filter> label="Show" value={filter} options={FILTERS} onChange={setFilter} />
          <input
            type="search"
            className={`${controls.field} ${styles.search}`}
            aria-label="Find a feature or module"
            placeholder="Find a feature or module"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        {areas.map((area) => (
          <Area key={area.title} area={area} />
        ))}
        {simulated.length > 0 && <Simulated entries={simulated} />}
        {areas.length === 0 && simulated.length === 0 && (
          <p className={styles.lead}>
            Nothing here goes by that name. A module that nobody has is a ModuleNotFoundError, as in CPython.
          </p>
        )}
      </div>
    </main>
  );
}

function matching(entries: readonly SimulatedEntry[], search: string): readonly SimulatedEntry[] {
  const isWanted = searchFor(search);
  return entries.filter(({ title, rule }) => isWanted(`${title} ${rule}`));
}

function Area({ area }: { readonly area: ModelledArea }) {
  const isRefused = area.entries.every(({ state }) => state === 'refused');
  return (
    <section className={styles.area} aria-label={area.title}>
      <h2 className={styles.heading}>
        {area.title} <small>{area.entries.length}</small>
      </h2>
      {isRefused ? <Refused entries={area.entries} /> : <Table entries={area.entries} />}
    </section>
  );
}

function Table({ entries }: { readonly entries: readonly ModelledEntry[] }) {
  return (
    <table className={styles.table}>
      <colgroup>
        <col className={styles.whatColumn} />
        <col className={styles.stateColumn} />
        <col />
      </colgroup>
      <thead className="only-spoken">
        <tr>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col">What is missing</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.title}>
            <th scope="row">{entry.title}</th>
            <td className={styles.state}>
              <StateMark state={entry.state} /> {STATE_WORDS[entry.state]}
            </td>
            <td className={styles.missing}>
              {entry.words.map((words) => (
                <p key={words}>
                  <Coded text={words} />
                </p>
              ))}
              {entry.missing !== undefined && <Missing names={entry.missing} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The names that are missing, the first few at once. */
function Missing({ names }: { readonly names: readonly string[] }) {
  const { first, rest } = shownNames(names);
  return (
    <>
      <p>
        Not there: <Names names={first} />
      </p>
      {rest.length > 0 && (
        <details>
          <summary>and {rest.length} more</summary>
          <p>
            <Names names={rest} />
          </p>
        </details>
      )}
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, i) => (
    <span key={name}>
      {i > 0 && ', '}
      <code>{name}</code>
    </span>
  ));
}

function Refused({ entries }: { readonly entries: readonly ModelledEntry[] }) {
  return refusalGroups(entries).map(({ words, names }) => (
    <div key={words} className={styles.refused}>
      <p>
        <StateMark state="refused" /> <Coded text={words} />
      </p>
      <ul className={styles.names}>
        {names.map((name) => (
          <li key={name}>
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Simulated({ entries }: { readonly entries: readonly SimulatedEntry[] }) {
  return (
    <section className={styles.area} aria-label="Simulated">
      <h2 className={styles.heading}>
        Simulated, or a what-if of ours <small>{entries.length}</small>
      </h2>
      <dl className={styles.rules}>
        {entries.map(({ title, kind, rule, shows }) => (
          <div key={title} className={styles.rule}>
            <dt>
              {title}
              <span className={styles.kind}>
                {kind === 'what-if' ? 'what-if: CPython has none' : 'simulated'}
              </span>
            </dt>
            <dd>
              <p>{rule}</p>
              {shows !== undefined && (
                <details>
                  <summary>A program that shows it</summary>
                  <pre className={styles.program}>
                    <code>{shows.source.trimEnd()}</code>
                  </pre>
                  <p>It prints</p>
                  <pre className={styles.program}>
                    <samp>{shows.prints.trimEnd()}</samp>
                  </pre>
                </details>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A sentence with its `code` set as code. */
function Coded({ text }: { readonly text: string }): ReactNode {
  return text.split('`').map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity but their place
    i % 2 === 1 ? <code key={i}>{part}</code> : part,
  );
}

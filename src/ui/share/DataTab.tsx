import { Download } from 'lucide-react';
import { traceEvents } from '../../export/perfetto';
import { runText } from '../../export/run-text';
import { spansCsv } from '../../export/spans-csv';
import { logToJson } from '../../log/log-file';
import { logSchema } from '../../log/log-schema';
import type { RunView } from '../../session/state';
import controls from '../controls/controls.module.css';
import { useSession } from '../session-context';
import styles from './Share.module.css';
import { saveFile } from './save-file';

interface DataFile {
  readonly title: string;
  readonly meaning: string;
  readonly name: string;
  readonly type: string;
  make(): string;
}

/** The run as files for other programs. */
export function DataTab({ run }: { readonly run: RunView }) {
  const session = useSession();
  const { index, log, options } = run;
  const how = [
    options.tasks.policy,
    options.tasks.policy === 'cooperative' ? '' : JSON.stringify(options.tasks),
    `seed ${options.seed}`,
  ];
  const files: readonly DataFile[] = [
    {
      title: 'Event log (JSON)',
      meaning: 'Everything that happened, one object an event, as the JSON Schema describes.',
      name: 'run.json',
      type: 'application/json',
      make: () => logToJson(log, options),
    },
    {
      title: 'JSON Schema of the event log',
      meaning: 'For validating it and for writing readers.',
      name: 'event-log.schema.json',
      type: 'application/schema+json',
      make: () => `${JSON.stringify(logSchema(), null, 2)}\n`,
    },
    {
      title: 'Events for Perfetto (JSON)',
      meaning: 'For ui.perfetto.dev, speedscope.app or chrome://tracing: a lane a task, in virtual time.',
      name: 'run.perfetto.json',
      type: 'application/json',
      make: () => JSON.stringify(traceEvents(index, `Interleave, ${options.tasks.policy}`)),
    },
    {
      title: 'Spans (CSV)',
      meaning: 'A row for each time a lane was in one state, for spreadsheets.',
      name: 'run.csv',
      type: 'text/csv',
      make: () => spansCsv(index),
    },
    {
      title: 'Text',
      meaning: 'Program, output, lanes and the sentence of every step.',
      name: 'run.txt',
      type: 'text/plain',
      make: () => runText(index, session.store.getState().preferences.grain, how.filter(Boolean).join(', ')),
    },
  ];
  return (
    <ul className={styles.files}>
      {files.map(({ title, meaning, name, type, make }) => (
        <li key={name}>
          <span>
            <b>{title}</b>
            <small>{meaning}</small>
          </span>
          <button
            type="button"
            className={controls.button}
            aria-label={`Save ${title}`}
            onClick={() => saveFile(name, new Blob([make()], { type }))}
          >
            <Download size={15} aria-hidden="true" />
            Save
          </button>
        </li>
      ))}
    </ul>
  );
}

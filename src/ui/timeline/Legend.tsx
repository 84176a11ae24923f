import { pathRound } from 'd3';
import type { EndHow, RequestEnd, SpanState } from '../../derive/types';
import { CANCEL_DASH, drawEnd, drawForm, drawRequest, drawSign, FORMS } from './forms';
import styles from './Timeline.module.css';

const WIDTH = 26;
const HEIGHT = 18;

/** The order in which people meet them. */
const STATES: readonly SpanState[] = [
  'running',
  'ready',
  'waiting',
  'sleeping',
  'blocked',
  'blocking',
  'outer',
  'suspended',
  'loop',
  'created',
];
const ENDS: readonly { readonly how: EndHow; readonly label: string }[] = [
  { how: 'returned', label: 'done' },
  { how: 'raised', label: 'failed' },
  { how: 'cancelled', label: 'cancelled' },
  { how: 'closed', label: 'closed' },
];

const REQUESTS: readonly { readonly how: RequestEnd; readonly label: string }[] = [
  { how: 'answered', label: 'request' },
  { how: 'open', label: 'request under way' },
  { how: 'failed', label: 'request failed' },
  { how: 'cancelled', label: 'request given up' },
];
const SIGNS = [
  { what: 'asks', label: 'asks to cancel' },
  { what: 'thrown', label: 'CancelledError thrown in' },
] as const;

interface LegendProps {
  /** Names of the forms that occur: span states and ends. */
  readonly forms: ReadonlySet<string>;
}

/** What each form means; only those that the picture has. */
export function Legend({ forms }: LegendProps) {
  return (
    <ul className={styles.legend} aria-label="Legend">
      {STATES.filter((state) => forms.has(state)).map((state) => (
        <li key={state}>
          <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
            <path
              d={formPath(state)}
              fill={FORMS[state].past.fill > 0 ? 'currentColor' : 'none'}
              fillOpacity={FORMS[state].past.fill}
              stroke={FORMS[state].past.strokeWidth > 0 ? 'currentColor' : 'none'}
              strokeWidth={Math.min(3, FORMS[state].past.strokeWidth)}
              strokeDasharray={FORMS[state].dash?.join(' ')}
              strokeLinecap={FORMS[state].dash?.[0] === 0 ? 'round' : 'butt'}
            />
          </svg>
          {FORMS[state].label}
        </li>
      ))}
      {ENDS.filter(({ how }) => forms.has(how)).map(({ how, label }) => (
        <li key={how}>
          <svg width={14} height={HEIGHT} aria-hidden="true">
            <path
              d={endPath(how)}
              className={how === 'raised' ? styles.failure : undefined}
              fill="none"
              stroke="currentColor"
              strokeWidth={2}
              strokeLinecap="round"
            />
          </svg>
          {label}
        </li>
      ))}
      {REQUESTS.filter(({ how }) => forms.has(`request-${how}`)).map(({ how, label }) => (
        <li key={how}>
          <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
            <path d={requestPath(how)} fill="none" stroke="currentColor" strokeWidth={1.75} />
          </svg>
          {label}
        </li>
      ))}
      {SIGNS.filter(({ what }) => forms.has(`cancel-${what}`)).map(({ what, label }) => (
        <li key={what}>
          <svg width={what === 'asks' ? WIDTH : 14} height={HEIGHT} aria-hidden="true">
            <path
              d={signPath(what)}
              fill="none"
              stroke="currentColor"
              strokeWidth={1.75}
              strokeLinecap="round"
            />
            {what === 'asks' && (
              <path
                d={`M12 ${HEIGHT / 2}H${WIDTH}`}
                stroke="currentColor"
                strokeWidth={1.5}
                strokeDasharray={CANCEL_DASH.join(' ')}
              />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function formPath(state: SpanState): string {
  const to = pathRound(1);
  drawForm(to, state, 1, WIDTH - 2, 0, HEIGHT, { from: 0, to: WIDTH });
  return to.toString();
}

function requestPath(how: RequestEnd): string {
  const to = pathRound(1);
  drawRequest(to, how, 2, WIDTH - 4, HEIGHT / 2 + 2, { from: 0, to: WIDTH });
  return to.toString();
}

function signPath(what: 'asks' | 'thrown'): string {
  const to = pathRound(1);
  drawSign(to, what, 6, HEIGHT / 2);
  return to.toString();
}

function endPath(how: EndHow): string {
  const to = pathRound(1);
  drawEnd(to, how, 7, HEIGHT / 2, 4.5);
  return to.toString();
}

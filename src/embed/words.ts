/**
 * What a player is told in its address: the words of a link (src/link) and a few of its own, in the query, in the
 * fragment or in both: `embed.html?panes=code,timeline&theme=dark#code=print(1)&step=2`.
 */
import { FRAGMENT_MAX, readLink } from '../link/codec';
import type { Link } from '../link/link';

export const PANES = ['code', 'queue', 'timeline', 'console', 'explanation'] as const;
export type Pane = (typeof PANES)[number];

/** Never; whenever the player comes into view; the first time that it does. */
export const AUTOPLAY = ['never', 'shown', 'once'] as const;
export type Autoplay = (typeof AUTOPLAY)[number];

export interface Words {
  readonly link: Link;
  readonly panes: readonly Pane[];
  readonly autoplay: Autoplay;
  /** The one origin that may speak to the player; null: that of the page around it, whatever it is. */
  readonly origin: string | null;
}

/** What the address comes to; or one sentence for people about what is wrong with it. */
export type ReadWords =
  | { readonly ok: true; readonly words: Words }
  | { readonly ok: false; readonly message: string };

const OWN = ['panes', 'theme', 'speed', 'autoplay', 'origin'];
const THEMES = ['auto', 'light', 'dark'] as const;
/** Other names of panes: those of the page's regions. */
const SYNONYMS: Readonly<Record<string, Pane>> = { 'ready queue': 'queue', output: 'console' };

const refuse = (message: string): ReadWords => ({ ok: false, message });

/**
 * `search` and `hash` as a location has them. Words are percent-encoded; a `+` is a plus. `src` holds a whole link, or
 * an address that ends in one.
 */
export function readWords(search: string, hash: string): ReadWords {
  if (search.length + hash.length > FRAGMENT_MAX * 2)
    return refuse('This address holds more than a player takes.');
  const parts = [...split(search), ...split(hash)];
  const own = new Map<string, string>();
  const rest: string[] = [];
  let packed = '';
  while (parts.length > 0) {
    const part = parts.shift() ?? '';
    const name = part.split('=', 1)[0];
    const value = decoded(part.slice(name.length + 1));
    if (value === null || own.has(name))
      return refuse(`This player can't be opened: "${name}" makes no sense.`);
    if (name === 'src' && !own.has('src')) parts.push(...split(value.slice(Math.max(0, value.indexOf('#')))));
    if (name === 'src' || OWN.includes(name)) own.set(name, value);
    else if (/^i\d+$/.test(name)) packed = part;
    // A link begins with its program.
    else if (name === 'code') rest.unshift(part);
    else rest.push(part);
  }
  const link = linkOf(packed, rest);
  return typeof link === 'string' ? refuse(link) : withOwn(link, own);
}

function split(text: string): string[] {
  return text
    .replace(/^[?#]/, '')
    .split('&')
    .filter((part) => part !== '');
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The link that is named; a packed one takes another place from `step` and `by`. */
function linkOf(packed: string, rest: readonly string[]): Link | string {
  const isPlain = rest[0]?.startsWith('code=') === true;
  if (packed === '') {
    if (!isPlain) return 'This player has no program: it needs a link, or a program in "code".';
    const opened = readLink(`#${rest.join('&')}`);
    return opened.ok ? opened.link : opened.message;
  }
  const opened = readLink(`#${packed}`);
  if (!opened.ok) return opened.message;
  if (rest.length === 0) return opened.link;
  const isPlace = rest.every((part) => /^(step|by)=/.test(part));
  const place = isPlace ? readLink(`#code=&${rest.join('&')}`) : null;
  if (place === null || !place.ok)
    return "This player can't be opened: its link already says how the program runs.";
  return { ...opened.link, at: place.link.at };
}

function withOwn(link: Link, own: ReadonlyMap<string, string>): ReadWords {
  const themeWord = own.get('theme');
  const theme = THEMES.find((known) => known === themeWord);
  if (themeWord !== undefined && theme === undefined) return refuse('The theme is auto, light or dark.');
  const autoplayWord = own.get('autoplay') ?? 'never';
  const autoplay = AUTOPLAY.find((known) => known === (autoplayWord === '' ? 'shown' : autoplayWord));
  if (autoplay === undefined) return refuse('Autoplay is never, shown or once.');
  const speedWord = own.get('speed');
  const speed = Number(speedWord);
  if (speedWord !== undefined && !(speed > 0)) return refuse('The speed is a number of steps a second.');
  const asked = own.get('panes')?.split(',');
  const named = (asked ?? link.view?.panes ?? []).map((name) => paneOf(name.trim()));
  if (asked?.some((_, i) => named[i] === undefined)) return refuse(`The panes are ${PANES.join(', ')}.`);
  const panes = PANES.filter((pane) => named.includes(pane));
  const view = {
    ...link.view,
    ...(theme === undefined ? {} : { theme }),
    ...(speedWord === undefined ? {} : { speed }),
  };
  return {
    ok: true,
    words: {
      link: { ...link, view },
      panes: panes.length === 0 ? PANES : panes,
      autoplay,
      origin: own.get('origin') ?? null,
    },
  };
}

function paneOf(name: string): Pane | undefined {
  return SYNONYMS[name] ?? PANES.find((known) => known === name);
}

/**
 * `<interleave-player>`: a frame with the player in it, as an element of the page. The frame keeps the two apart: styles,
 * keys, focus and several players on one page never meet. Its attributes are the words of the player's address
 * (`words.ts`); what it says and hears goes through `messages.ts`.
 */
import type { PlayerEvent, PlayerState } from './messages';

const NAME = 'interleave-player';

/** Attributes that go into the address as they are. */
const WORDS = [
  'panes',
  'theme',
  'speed',
  'autoplay',
  'src',
  'scheduler',
  'points',
  'quantum',
  'random',
  'cores',
  'choices',
  'seed',
  'schedule-seed',
  'cpu',
  'script',
  'step',
  'by',
] as const;

const EVENTS: ReadonlySet<string> = new Set<PlayerEvent['event']>([
  'hello',
  'ready',
  'step',
  'statechange',
  'ended',
  'error',
]);

const NOTHING: PlayerState = { step: 0, duration: 0, playing: false, ended: false };

const STYLE = `
  :host { all: initial; display: block; position: relative; aspect-ratio: 16 / 9; }
  :host([hidden]) { display: none; }
  iframe { display: block; width: 100%; height: 100%; border: 0; }
  .poster { position: absolute; inset: 0; overflow: auto; pointer-events: none; }
  :host(:state(ready)) .poster { display: none; }
`;

export class InterleavePlayer extends HTMLElement {
  static readonly observedAttributes = [...WORDS, 'code', 'base', 'label'];

  private readonly frame: HTMLIFrameElement;
  private readonly internals = this.attachInternals();
  private readonly onMessage = (event: MessageEvent) => this.hear(event);
  private state = NOTHING;
  private isReady = false;
  /** The origin of the frame's page, to speak to; '*' for one without. */
  private origin = '';
  /** Commands from before the player was ready. */
  private waiting: (readonly [method: string, args: readonly unknown[]])[] = [];
  private willLoad = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    this.frame = document.createElement('iframe');
    const poster = document.createElement('div');
    poster.className = 'poster';
    // What stands between the element's tags is seen until the player is, and where no script runs.
    poster.append(document.createElement('slot'));
    shadow.append(this.frame, poster);
  }

  connectedCallback(): void {
    window.addEventListener('message', this.onMessage);
    this.loadSoon();
  }

  disconnectedCallback(): void {
    window.removeEventListener('message', this.onMessage);
    this.forget();
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === 'step' && this.isReady && value !== null && /^(\d+|end)$/.test(value))
      this.seek(value === 'end' ? value : Number(value));
    else this.loadSoon();
  }

  /** Where the playhead stands, 0 is the start; setting it seeks. */
  get step(): number {
    return this.state.step;
  }

  set step(step: number) {
    this.seek(step);
  }

  /** The last step there is so far. */
  get duration(): number {
    return this.state.duration;
  }

  get playing(): boolean {
    return this.state.playing;
  }

  get ended(): boolean {
    return this.state.ended;
  }

  get ready(): boolean {
    return this.isReady;
  }

  play(): void {
    this.send('play');
  }

  pause(): void {
    this.send('pause');
  }

  next(steps = 1): void {
    this.send('next', steps);
  }

  previous(steps = 1): void {
    this.send('previous', steps);
  }

  seek(step: number | 'end'): void {
    this.send('seek', step);
  }

  /** Once for however many attributes change together, and after the parser has come to the children. */
  private loadSoon(): void {
    // What is called from here on is for the new player.
    this.forget();
    if (this.willLoad || !this.isConnected) return;
    this.willLoad = true;
    setTimeout(() => {
      this.willLoad = false;
      if (this.isConnected) this.load();
    });
  }

  private load(): void {
    const address = new URL('embed.html', new URL(this.getAttribute('base') ?? '', scriptAddress()));
    this.origin = address.origin === 'null' ? '*' : address.origin;
    const words = WORDS.flatMap((name) => {
      const value = this.getAttribute(name);
      return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
    });
    const code =
      this.getAttribute('code') ?? this.querySelector('script[type="text/x-python"], pre')?.textContent;
    if (code != null && !this.hasAttribute('src')) words.push(`code=${encodeURIComponent(code)}`);
    if (window.origin !== 'null') words.push(`origin=${encodeURIComponent(window.origin)}`);
    address.hash = words.join('&');
    this.frame.title = this.getAttribute('label') ?? 'Interleave player';
    // A page's own history is not for the player's addresses.
    const { contentWindow } = this.frame;
    if (this.frame.src !== '' && contentWindow !== null) contentWindow.location.replace(address);
    else this.frame.src = address.href;
  }

  private forget(): void {
    this.isReady = false;
    this.state = NOTHING;
    this.internals.states.delete('ready');
  }

  private send(method: string, ...args: readonly unknown[]): void {
    if (this.isReady) this.post(method, args);
    else this.waiting.push([method, args]);
  }

  private post(method: string, args: readonly unknown[]): void {
    this.frame.contentWindow?.postMessage({ ns: 'interleave', v: 1, method, args }, this.origin);
  }

  private hear({ source, origin, data }: MessageEvent): void {
    if (source === null || source !== this.frame.contentWindow) return;
    if (this.origin !== '*' && origin !== this.origin) return;
    const message = data as (PlayerEvent & { readonly ns?: unknown }) | null;
    if (message?.ns !== 'interleave' || !EVENTS.has(message.event)) return;
    if (message.event === 'hello') {
      this.post('ping', []);
      return;
    }
    // The last words of a player that is on its way out.
    if (!this.isReady && message.event !== 'ready' && message.event !== 'error') return;
    if (message.event !== 'error') this.state = message.detail;
    if (message.event === 'ready') {
      this.isReady = true;
      this.internals.states.add('ready');
    }
    // A player that can't be shown says why in its frame.
    if (message.event === 'error') this.internals.states.add('ready');
    this.dispatchEvent(
      new CustomEvent(`interleave:${message.event}`, {
        detail: message.detail,
        bubbles: true,
        composed: true,
      }),
    );
    if (message.event !== 'ready') return;
    const { waiting } = this;
    this.waiting = [];
    for (const [method, args] of waiting) this.post(method, args);
  }
}

/** This script's own address: the player's page lies beside it. */
function scriptAddress(): string {
  return import.meta.url;
}

if (customElements.get(NAME) === undefined) customElements.define(NAME, InterleavePlayer);

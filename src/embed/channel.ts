/**
 * The player's end of the conversation with the page around it. Only the parent window is heard, and only from the
 * origin that spoke first (or the one that the address allows); answers and events go to that origin alone.
 */
import * as v from 'valibot';
import { type Command, commandSchema, type PlayerEvent, type PlayerState } from './messages';

/** What the channel moves and reads. */
export interface Player {
  state(): PlayerState;
  play(): void;
  pause(): void;
  /** By so many steps, backwards if negative. */
  step(by: number): void;
  seek(step: number | 'end'): void;
  /** A slide with the player on it is shown, or left. */
  shown(isShown: boolean): void;
}

/** The part of `Window` used here. */
export interface ChannelWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

export class Channel {
  /** Who is spoken to; null until the parent has spoken. */
  private origin: string | null = null;
  /** What is told again to a parent that comes late. */
  private standing: PlayerEvent | null = null;

  constructor(
    private readonly window: ChannelWindow,
    private readonly player: Player,
    private readonly allowed: string | null,
  ) {
    // A page on its own has itself as its parent.
    if (window.parent === (window as unknown)) return;
    window.addEventListener('message', (event) => this.hear(event));
    this.post({ ns: 'interleave', v: 1, event: 'hello', detail: null }, allowed ?? '*');
  }

  /** Tells the parent, once it has spoken; `ready` and `error` are kept for a parent that speaks later. */
  tell(event: PlayerEvent): void {
    if (event.event === 'ready' || event.event === 'error') this.standing = event;
    if (this.origin !== null) this.post({ ns: 'interleave', v: 1, ...event }, this.origin);
  }

  private hear({ source, origin, data }: MessageEvent): void {
    if (source !== (this.window.parent as unknown)) return;
    if (this.allowed !== null && origin !== this.allowed) return;
    // reveal.js tells frames on a slide so.
    if (data === 'slide:start' || data === 'slide:stop') {
      this.player.shown(data === 'slide:start');
      return;
    }
    const parsed = v.safeParse(commandSchema, data);
    if (!parsed.success) return;
    // An opaque origin can't be named; the parent is one window all the same.
    const target = origin === 'null' ? '*' : origin;
    if (this.origin !== null && this.origin !== target) return;
    const isFirst = this.origin === null;
    this.origin = target;
    this.obey(parsed.output);
    if (parsed.output.id !== undefined)
      this.post({ ns: 'interleave', v: 1, id: parsed.output.id, result: this.player.state() }, target);
    if (isFirst && this.standing !== null) {
      const { standing } = this;
      this.tell(standing.event === 'ready' ? { event: 'ready', detail: this.player.state() } : standing);
    }
  }

  private obey(command: Command): void {
    const { player } = this;
    switch (command.method) {
      case 'play':
        player.play();
        break;
      case 'pause':
        player.pause();
        break;
      case 'next':
        player.step(command.args?.[0] ?? 1);
        break;
      case 'previous':
        player.step(-(command.args?.[0] ?? 1));
        break;
      case 'seek':
        player.seek(command.args[0]);
        break;
      case 'ping':
      case 'state':
        break;
    }
  }

  private post(message: unknown, target: string): void {
    try {
      this.window.parent.postMessage(message, target);
    } catch {
      // An address may allow an origin that is none: then nobody is told anything.
    }
  }
}

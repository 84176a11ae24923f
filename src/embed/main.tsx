import { createRoot } from 'react-dom/client';
import { createEngineWorker } from '../session/create-worker';
import { Session } from '../session/session';
import { SessionProvider } from '../ui/session-context';
import '../ui/style/fonts.css';
import '../ui/style/base.css';
import { Channel, type Player } from './channel';
import { Embed, Refusal } from './Embed';
import { SessionPlayer } from './session-player';
import { readWords } from './words';

const element = document.getElementById('root');
if (element === null) throw new Error('embed.html has no #root element');
const root = createRoot(element);
const read = readWords(window.location.search, window.location.hash);
// Another link in the same frame is another player.
window.addEventListener('hashchange', () => window.location.reload());

if (read.ok) {
  const { link, panes, autoplay, origin } = read.words;
  const session = new Session({
    createWorker: createEngineWorker,
    // What a reader has saved on the page is no business of a player, which may lie in anybody's page.
    openStorage: () => null,
    timers: {
      set: (callback, delayMs) => window.setTimeout(callback, delayMs),
      clear: (timer) => window.clearTimeout(timer),
    },
    frames: {
      request: (callback) => window.requestAnimationFrame(callback),
      cancel: (frame) => window.cancelAnimationFrame(frame),
      now: () => performance.now(),
    },
    link: { ok: true, link },
  });
  const player = new SessionPlayer(
    session,
    autoplay,
    () => window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  const channel = new Channel(window, player, origin);
  player.watch((event) => channel.tell(event));
  watchView(player);
  root.render(
    <SessionProvider value={session}>
      <Embed panes={panes} />
    </SessionProvider>,
  );
} else {
  root.render(<Refusal message={read.message} />);
  const none = { step: 0, duration: 0, playing: false, ended: false };
  const nothing = () => {};
  const idle: Player = {
    state: () => none,
    play: nothing,
    pause: nothing,
    step: nothing,
    seek: nothing,
    shown: nothing,
  };
  new Channel(window, idle, null).tell({ event: 'error', detail: { message: read.message } });
}

/** Comes into view, goes out of it: for hosts that do not say when a slide is shown. */
function watchView(player: Player): void {
  let isShown = false;
  const observer = new IntersectionObserver(([entry]) => {
    if (entry === undefined || entry.isIntersecting === isShown) return;
    isShown = entry.isIntersecting;
    player.shown(isShown);
  });
  if (element !== null) observer.observe(element);
}

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineWorker } from '../session/create-worker';
import { Session } from '../session/session';
import { App } from './app/App';
import { ErrorBoundary } from './app/ErrorBoundary';
import { followLinks, openedLink } from './app/links';
import { SessionProvider } from './session-context';
import './style/fonts.css';
import './style/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');

const link = await openedLink(window.location.hash);
const session = new Session({
  createWorker: createEngineWorker,
  openStorage: () => window.localStorage,
  timers: {
    set: (callback, delayMs) => window.setTimeout(callback, delayMs),
    clear: (timer) => window.clearTimeout(timer),
  },
  frames: {
    request: (callback) => window.requestAnimationFrame(callback),
    cancel: (frame) => window.cancelAnimationFrame(frame),
    now: () => performance.now(),
  },
  link,
});
followLinks(session);
window.addEventListener('pagehide', () => session.flush());

createRoot(root).render(
  <StrictMode>
    <SessionProvider value={session}>
      <ErrorBoundary session={session}>
        <App />
      </ErrorBoundary>
    </SessionProvider>
  </StrictMode>,
);

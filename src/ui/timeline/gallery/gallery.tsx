/** Timeline and queue stage by themselves over the fixtures; see README.md for what to put into the address. */
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import { LogIndex } from '../../../derive/log-index';
import { steps as stepsOf } from '../../../derive/steps';
import { stateAt } from '../../../derive/world-state';
import { QueueStage } from '../../queue/QueueStage';
import '../../style/fonts.css';
import '../../style/base.css';
import { Timeline } from '../Timeline';
import { FIXTURES, longRun } from './fixtures';
import styles from './gallery.module.css';

const parameters = new URLSearchParams(location.search);
const fixture = FIXTURES[parameters.get('fixture') ?? 'lock'] ?? FIXTURES.lock;
const theme = parameters.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;

const spans = Number(parameters.get('spans'));
const log = spans > 0 ? longRun(spans) : fixture.make();
const index = new LogIndex(log, { source: fixture.source });
index.update();
const steps = stepsOf(index, parameters.get('grain') === 'switch' ? 'switch' : 'line');
const start = steps.momentOf(Number(parameters.get('step') ?? 0));
const cursor = createStore(() => ({ moment: start, fraction: 0 }));
const playhead = { get: cursor.getState, subscribe: (listener: () => void) => cursor.subscribe(listener) };

/** For tests and pictures: moves the playhead without the transport bar, which is elsewhere. */
const gallery = {
  /** When the log was there, ms since the page began. */
  readyMs: performance.now(),
  index,
  steps,
  seek: (moment: number, fraction = 0) => cursor.setState({ moment, fraction }),
  seekStep: (step: number) => cursor.setState({ moment: steps.momentOf(step), fraction: 0 }),
  moment: () => cursor.getState().moment,
};
declare global {
  interface Window {
    gallery?: typeof gallery;
  }
}
window.gallery = gallery;

function Gallery() {
  const [moment, setMoment] = useState(start);
  useEffect(() => cursor.subscribe((state) => setMoment(state.moment)), []);
  const world = useMemo(() => stateAt(index, moment), [moment]);
  const [chosen, setChosen] = useState(-1);
  return (
    <main className={styles.gallery}>
      <h1 className="only-spoken">{fixture.title}</h1>
      <div className={styles.queue}>
        <QueueStage
          world={world}
          isCutting={parameters.has('cut')}
          onChoose={setChosen}
          onGraph={() => undefined}
        />
      </div>
      <div className={styles.timeline}>
        <Timeline
          index={index}
          version={1}
          steps={steps}
          world={world}
          playhead={playhead}
          isPlaying={false}
          onSeek={(to) => cursor.setState({ moment: to, fraction: 0 })}
        />
      </div>
      <output className={styles.chosen} data-chosen={chosen} />
    </main>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('gallery.html has no #root element');
createRoot(root).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);

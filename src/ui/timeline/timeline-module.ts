/**
 * The imperative half of the timeline: owns what is painted, the playhead and the visible part, and listens to the
 * playhead by itself, so that 60 frames a second re-render no React tree. React owns everything with words in it.
 */
import { layout } from '../../derive/layout';
import type { LogIndex } from '../../derive/log-index';
import { CPU_LANE, type TimelineLayout } from '../../derive/types';
import type { Moment } from '../../events/event';
import { arrowsToShow } from './arrows';
import { Axis } from './axis';
import { Gestures } from './gestures';
import { Layers } from './layers';
import { Minimap } from './minimap';
import {
  AXIS_PX,
  CPU_PX,
  HEAD_PX,
  type Hit,
  isGrowth,
  type ModuleElements,
  type ModuleEvents,
  type ModuleInput,
  PAD_PX,
  type PlayheadSource,
  type ViewState,
} from './module-types';
import { markAt, stopNear } from './pick';
import { formsOf } from './present-forms';
import type { SceneRow } from './scene';
import type { LinkedTimeline } from './timeline-link';
import { atRest, FIT, fitted, following, isFit, panned, sliceWidth, type Viewport, zoomed } from './viewport';

/** Below this width of a mark a click goes to its beginning. */
const NARROW_PX = 12;
/** Of the time that passes while a run grows, layout takes one part in five at most. */
const GROWTH_SHARE = 4;
const WHEEL_ZOOM = 0.002;
const LINE_PX = 16;

export class TimelineModule implements LinkedTimeline {
  private readonly elements: ModuleElements;
  private readonly events: ModuleEvents;
  private readonly headLayers: Layers;
  private readonly bodyLayers: Layers;
  private readonly axis = new Axis();
  private readonly gestures: Gestures;
  private readonly minimap: Minimap;
  private readonly mark = document.createElement('div');
  private readonly sizes: ResizeObserver;
  private readonly unsubscribe: () => void;
  private readonly playhead: PlayheadSource;
  private input: ModuleInput | null = null;
  private view: Viewport = FIT;
  /** Nobody has zoomed or panned yet: the view is the one that suits the run. */
  private isAtRest = true;
  private isMeasured = false;
  /** Slices of the CPU lane in which somebody runs, counted so far. */
  private counted: { index: LogIndex | null; length: number; slices: number } = {
    index: null,
    length: 0,
    slices: 0,
  };
  /** The view of `picture`. */
  private shown: Viewport = FIT;
  private isFollowing = true;
  private picture: TimelineLayout | null = null;
  private reported: ViewState | null = null;
  private hovered: Hit | null = null;
  private frame = 0;
  private growthTimer = 0;
  /** What the last layout took. */
  private layoutMs = 0;
  private shownArrows = '';
  /** Row by lane. */
  private rows = new Map<number, number>();
  private forms: ReadonlySet<string> = new Set();
  private needsLayout = true;
  private needsPaint = true;
  private width = 0;
  private height = 0;

  constructor(elements: ModuleElements, playhead: PlayheadSource, events: ModuleEvents) {
    this.elements = elements;
    this.events = events;
    this.playhead = playhead;
    const { head, body, scroller } = elements;
    head.append(this.axis.labels);
    body.append(this.axis.grid);
    for (const svg of [this.axis.labels, this.axis.grid, this.axis.folds]) svg.style.left = `${PAD_PX}px`;
    const cpu = document.createElement('div');
    cpu.dataset.part = 'cpu';
    head.append(cpu);
    this.headLayers = new Layers(cpu);
    this.bodyLayers = new Layers(body);
    this.mark.dataset.part = 'mark';
    this.mark.hidden = true;
    body.append(this.axis.folds, this.mark);
    this.minimap = new Minimap(elements.minimap, (view) => this.show(view, true));
    this.gestures = new Gestures(elements, PAD_PX, {
      zoomed: (view) => this.show(view, false),
      panned: (view) => this.show(view, true),
      scrub: (x) => this.scrub(x),
      pointAt: (x, y) => this.pointAt(this.hitAt(x, y)),
      pointAway: () => this.pointAt(null),
      click: (x, y) => this.click(x, y),
    });
    this.sizes = new ResizeObserver(() => {
      this.isMeasured = false;
      this.invalidate();
    });
    this.sizes.observe(scroller);
    this.sizes.observe(body);
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
    head.addEventListener('wheel', this.onWheel, { passive: false });
    body.addEventListener('wheel', this.onWheel, { passive: false });
    this.unsubscribe = playhead.subscribe(() => this.request());
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    window.clearTimeout(this.growthTimer);
    this.input?.link?.leave(this);
    this.unsubscribe();
    this.sizes.disconnect();
    this.gestures.dispose();
    this.minimap.dispose();
    const { scroller, head, body } = this.elements;
    scroller.removeEventListener('scroll', this.onScroll);
    head.removeEventListener('wheel', this.onWheel);
    body.removeEventListener('wheel', this.onWheel);
    head.replaceChildren();
    body.replaceChildren();
  }

  setInput(input: ModuleInput): void {
    const old = this.input;
    if (old !== null && old.index !== input.index) {
      this.forms = new Set();
      this.isAtRest = true;
      this.isFollowing = true;
    }
    if (old?.link !== input.link) {
      old?.link?.leave(this);
      input.link?.join(this);
    }
    if (old?.lanes !== input.lanes) this.rows = new Map(input.lanes.map(({ id }, row) => [id, row]));
    this.input = input;
    if (old !== null && isGrowth(old, input)) this.layOutLater();
    else this.invalidate();
  }

  /** A run that is being computed grows many times a second: laying it out must not take all the time there is. */
  private layOutLater(): void {
    if (this.growthTimer !== 0) return;
    this.growthTimer = window.setTimeout(() => {
      this.growthTimer = 0;
      this.invalidate();
    }, GROWTH_SHARE * this.layoutMs);
  }

  refreshColours(): void {
    this.headLayers.refreshColours();
    this.bodyLayers.refreshColours();
    this.minimap.refreshColours();
    this.invalidate();
  }

  // What buttons and keys do

  /** Magnifies about the playhead if it is in sight, else about the middle. */
  zoom(factor: number): void {
    const at = this.playheadAt();
    this.show(zoomed(this.view, factor, at >= 0 && at <= 1 ? at : 0.5, this.sizeMin), false);
  }

  pan(by: number): void {
    this.show(panned(this.view, by), true);
  }

  fit(): void {
    this.isFollowing = true;
    this.show(FIT, false);
  }

  /** Shows the stretch between two moments as large as it goes. */
  fitMoments(from: Moment, to: Moment): void {
    if (this.picture === null || this.width === 0) return;
    const size = this.view.to - this.view.from;
    const part = (moment: Moment) => this.view.from + (this.xOf(moment) / this.plotWidth) * size;
    this.show(fitted(part(from), part(to), this.sizeMin), true);
  }

  follow(isFollowing: boolean): void {
    this.isFollowing = isFollowing;
    this.input?.link?.show(this, this.view, isFollowing);
    this.request();
    this.report();
  }

  /** Moves the visible part so that a span is in sight. */
  reveal(from: Moment, to: Moment): void {
    this.flush();
    if (this.picture === null) return;
    const start = this.xOf(from) / this.plotWidth;
    const end = this.xOf(to) / this.plotWidth;
    if (end < 0.02) this.show(panned(this.view, end - 0.3), true);
    else if (start > 0.98) this.show(panned(this.view, start - 0.7), true);
    this.flush();
  }

  /** Where a span lies, for the keyboard's focus and its tooltip. */
  boxOf(lane: number, from: Moment, to: Moment): Omit<Hit, 'span' | 'spans' | 'lane'> | null {
    this.flush();
    const { input } = this;
    if (input === null || this.picture === null) return null;
    const row = this.rows.get(lane) ?? -1;
    const left = Math.max(-PAD_PX, this.xOf(from));
    const right = Math.min(this.plotWidth + PAD_PX, this.xOf(to));
    const width = Math.max(6, right - left);
    return { left: left + PAD_PX, width, at: left + PAD_PX + width / 2, ...this.rowBox(row) };
  }

  // What a linked timeline asks for

  showLinked(view: Viewport, isFollowing: boolean): void {
    this.isAtRest = false;
    this.view = view;
    this.isFollowing = isFollowing;
    this.invalidate();
  }

  scrollLinked(top: number): void {
    const { scroller } = this.elements;
    // What comes of it is heard of as a scroll, and is told nobody: they stand there already.
    if (Math.abs(scroller.scrollTop - top) >= 1) scroller.scrollTop = top;
  }

  // Inside

  private get plotWidth(): number {
    return Math.max(1, this.width - 2 * PAD_PX);
  }

  /** The smallest visible part: a few moments across the whole width. */
  private get sizeMin(): number {
    const moments = this.input?.index.lastMoment ?? 1;
    return Math.max(1e-7, Math.min(1, 4 / Math.max(1, moments)));
  }

  private xOf(moment: Moment): number {
    return this.picture?.xOfMoment(moment) ?? 0;
  }

  private playheadAt(): number {
    const { moment, fraction } = this.playhead.get();
    return this.xOf(moment + fraction) / this.plotWidth;
  }

  private rowBox(row: number): { readonly top: number; readonly height: number } {
    const { scroller } = this.elements;
    const height = this.input?.rowHeight ?? 0;
    if (row < 0) return { top: AXIS_PX, height: CPU_PX };
    return { top: HEAD_PX + row * height - scroller.scrollTop, height };
  }

  private show(view: Viewport, isPan: boolean): void {
    this.isAtRest = false;
    this.view = view;
    if (isPan) {
      const at = this.playheadAtIn(view);
      if (this.input?.isPlaying === true || at < 0 || at > 1) this.isFollowing = false;
    }
    this.input?.link?.show(this, view, this.isFollowing);
    this.invalidate();
  }

  /** Where the playhead will be in a view that is not laid out yet. */
  private playheadAtIn(view: Viewport): number {
    const { picture } = this;
    if (picture === null) return 0;
    const now = this.shown;
    const part = now.from + this.playheadAt() * (now.to - now.from);
    return (part - view.from) / (view.to - view.from);
  }

  private invalidate(): void {
    this.needsLayout = true;
    this.request();
  }

  private request(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.flush());
  }

  private readonly onScroll = (): void => {
    this.input?.link?.scroll(this, this.elements.scroller.scrollTop);
    this.invalidate();
  };

  private readonly onWheel = (event: WheelEvent): void => {
    const unit = event.deltaMode === 1 ? LINE_PX : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const at = this.xIn(event.clientX) / this.plotWidth;
      this.show(zoomed(this.view, Math.exp(-event.deltaY * unit * WHEEL_ZOOM), at, this.sizeMin), false);
      return;
    }
    if (isFit(this.view)) return;
    const { scroller } = this.elements;
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const canScroll = scroller.scrollHeight > scroller.clientHeight;
    if (!sideways && !event.shiftKey && canScroll) return;
    event.preventDefault();
    const delta = sideways ? event.deltaX : event.deltaY;
    this.show(panned(this.view, (delta * unit) / this.plotWidth), true);
  };

  private xIn(clientX: number): number {
    // The ratio undoes a scale transform around the page, as slide decks put one.
    const box = this.elements.head.getBoundingClientRect();
    return ((clientX - box.left) / box.width) * this.width - PAD_PX;
  }

  private flush(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { input } = this;
    if (input === null) return;
    this.measure();
    if (this.width === 0 || this.height === 0) return;
    const laidOutBefore = this.picture;
    if (this.needsLayout || this.picture === null) this.layOut();
    if (this.isFollowing && (input.link === null || input.link.leads(this))) {
      const view = following(this.view, this.playheadAt(), input.isPlaying);
      if (view !== this.view) {
        this.view = view;
        input.link?.show(this, view, true);
        this.layOut();
      }
    }
    this.paintIfNeeded();
    this.placePlayhead();
    this.report();
    if (this.picture !== laidOutBefore) this.events.laidOut();
  }

  /** Asking for sizes makes the browser lay out the page, so only after it has said that they have changed. */
  private measure(): void {
    if (this.isMeasured && this.width > 0) return;
    this.isMeasured = true;
    const { body } = this.elements;
    const width = body.clientWidth;
    const height = body.clientHeight;
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.needsLayout = true;
  }

  private visibleRows(): readonly [first: number, end: number] {
    const { input, height } = this;
    if (input === null) return [0, 0];
    const top = this.elements.scroller.scrollTop;
    const first = Math.max(0, Math.floor(top / input.rowHeight));
    const end = Math.min(input.lanes.length, Math.ceil((top + height) / input.rowHeight));
    return [first, Math.max(first, end)];
  }

  private layOut(): void {
    const { input } = this;
    if (input === null) return;
    const slices = input.shared?.slices ?? this.countSlices(input);
    if (this.isAtRest) this.rest(input, slices);
    const [first, end] = this.visibleRows();
    const start = performance.now();
    this.picture = layout(input.index, {
      from: this.view.from,
      to: this.view.to,
      width: this.plotWidth,
      axis: input.axis,
      foldIdle: input.foldIdle,
      minSlicePx: sliceWidth(slices, this.plotWidth),
      lanes: [CPU_LANE, ...input.lanes.slice(first, end).map(({ id }) => id)],
      shared: input.shared ?? undefined,
    });
    this.layoutMs = performance.now() - start;
    this.shown = this.view;
    this.gestures.showing(this.view, this.plotWidth, this.sizeMin);
    this.needsLayout = false;
    this.needsPaint = true;
    const forms = formsOf(this.picture);
    for (const form of this.forms) forms.add(form);
    if (forms.size > this.forms.size) this.forms = forms;
  }

  private countSlices({ index }: ModuleInput): number {
    const { states } = index.cpu;
    if (this.counted.index !== index || this.counted.length > states.length) {
      this.counted = { index, length: 0, slices: 0 };
    }
    const { counted } = this;
    for (; counted.length < states.length; counted.length++) {
      if (states.at(counted.length) >= 0) counted.slices++;
    }
    return counted.slices;
  }

  /** The view at rest, moved on if the playhead has been followed. */
  private rest({ axis }: ModuleInput, slices: number): void {
    const rest = axis === 'time' ? atRest(slices, this.plotWidth) : FIT;
    const size = rest.to - rest.from;
    if (Math.abs(size - (this.view.to - this.view.from)) > 1e-9) this.view = rest;
  }

  private paintIfNeeded(): void {
    const { picture, input } = this;
    if (picture === null || input === null) return;
    const { width, height } = this;
    const top = this.elements.scroller.scrollTop;
    const arrows = arrowsToShow(picture.arrows, picture.cancels, {
      width: this.plotWidth,
      playheadX: this.playheadAt() * this.plotWidth,
      rowHeight: input.rowHeight,
      rowTop: (lane) => {
        const row = this.rows.get(lane);
        return row === undefined ? null : row * input.rowHeight - top;
      },
      chosenLane: input.chosenLane,
      hovered: this.hovered,
      left: PAD_PX,
    });
    const playheadX = this.playheadAt() * this.plotWidth;
    const isCovered = this.bodyLayers.covers(playheadX, this.plotWidth);
    if (!this.needsPaint && isCovered && arrows.key === this.shownArrows) return;
    this.needsPaint = false;
    this.shownArrows = arrows.key;
    const byLane = new Map(picture.lanes.map((marks) => [marks.lane, marks]));
    const cpu = byLane.get(CPU_LANE);
    const headRows: SceneRow[] = cpu === undefined ? [] : [{ marks: cpu, y: 0, height: CPU_PX, isCpu: true }];
    this.headLayers.paint(
      { left: PAD_PX, width, height: CPU_PX, rows: headRows, arrows: [] },
      picture.painter,
      playheadX,
    );
    const [first, end] = this.visibleRows();
    const rows: SceneRow[] = [];
    for (let row = first; row < end; row++) {
      const marks = byLane.get(input.lanes[row].id);
      if (marks === undefined) continue;
      rows.push({ marks, y: row * input.rowHeight - top, height: input.rowHeight, isCpu: false });
    }
    this.bodyLayers.paint(
      { left: PAD_PX, width, height, rows, arrows: arrows.arrows },
      picture.painter,
      playheadX,
    );
    const gridHeight = Math.min(height, input.lanes.length * input.rowHeight - top);
    // The minimap asks for its size: before anything is written that would have to be laid out for it.
    if (input.link === null) this.minimap.paint(input, this.view);
    this.axis.paint(picture, this.plotWidth, gridHeight);
  }

  private placePlayhead(): void {
    const x = this.playheadAt() * this.plotWidth + PAD_PX;
    this.headLayers.cut(x, this.width);
    this.bodyLayers.cut(x, this.width);
    const { playhead } = this.elements;
    const isInSight = x >= 0 && x <= this.width;
    playhead.style.visibility = isInSight ? 'visible' : 'hidden';
    if (isInSight) playhead.style.transform = `translateX(${Math.round(x * 2) / 2}px)`;
    this.minimap.placePlayhead(this.playheadAtIn(FIT));
    this.placeMark();
  }

  private placeMark(): void {
    const { input, mark } = this;
    const row = input === null || input.markMoment < 0 ? -1 : (this.rows.get(input.markLane) ?? -1);
    const at = row < 0 ? -1 : this.xOf(input!.markMoment) + PAD_PX;
    mark.hidden = row < 0 || at < 0 || at > this.width;
    if (mark.hidden) return;
    const top = (row + 0.5) * input!.rowHeight - this.elements.scroller.scrollTop;
    mark.style.transform = `translate(${Math.round(at)}px, ${Math.round(top)}px)`;
    mark.dataset.side = at > this.width / 2 ? 'left' : 'right';
  }

  private report(): void {
    const view: ViewState = {
      isFit: isFit(this.view),
      isFollowing: this.isFollowing,
      hasMinimap: this.input?.link === null && !isFit(this.view),
      canZoomIn: this.view.to - this.view.from > this.sizeMin * 1.001,
      forms: this.forms,
    };
    const old = this.reported;
    if (
      old === null ||
      old.isFit !== view.isFit ||
      old.isFollowing !== view.isFollowing ||
      old.hasMinimap !== view.hasMinimap ||
      old.canZoomIn !== view.canZoomIn ||
      old.forms !== view.forms
    ) {
      this.reported = view;
      this.events.viewChanged(view);
    }
  }

  private scrub(clientX: number): void {
    const { input, picture } = this;
    if (input === null || picture === null) return;
    const x = Math.min(Math.max(this.xIn(clientX), -1), this.plotWidth + 1);
    this.events.seek(this.stopAt(x));
  }

  private stopAt(x: number): Moment {
    const { input, picture } = this;
    if (input === null || picture === null) return 0;
    return stopNear(
      input.steps,
      x,
      (at) => picture.momentOfX(at),
      (moment) => picture.xOfMoment(moment),
    );
  }

  private hitAt(clientX: number, clientY: number): Hit | null {
    const { input, picture } = this;
    if (input === null || picture === null) return null;
    const { body, head, scroller } = this.elements;
    const box = body.getBoundingClientRect();
    const headBox = head.getBoundingClientRect();
    const scale = box.height / Math.max(1, this.height);
    const isHead = clientY < headBox.bottom && clientY >= headBox.top + AXIS_PX * scale;
    const row = isHead
      ? -1
      : Math.floor(((clientY - box.top) / scale + scroller.scrollTop) / input.rowHeight);
    if (!isHead && (clientY < box.top || row >= input.lanes.length)) return null;
    const lane = isHead ? CPU_LANE : input.lanes[row].id;
    const marks = picture.lanes.find((candidate) => candidate.lane === lane);
    if (marks === undefined) return null;
    const x = this.xIn(clientX);
    const mark = markAt(marks, x);
    if (mark < 0) return null;
    return {
      lane,
      span: marks.span[mark],
      spans: marks.spans[mark],
      left: marks.x[mark] + PAD_PX,
      width: marks.width[mark],
      at: x + PAD_PX,
      ...this.rowBox(row),
    };
  }

  private pointAt(hit: Hit | null): void {
    const old = this.hovered;
    if (hit?.lane === old?.lane && hit?.span === old?.span && hit?.left === old?.left) return;
    this.hovered = hit;
    this.events.hover(hit);
    this.request();
  }

  private click(clientX: number, clientY: number): void {
    const { input } = this;
    if (input === null) return;
    const hit = this.hitAt(clientX, clientY);
    const x = this.xIn(clientX);
    if (hit === null) {
      this.events.seek(this.stopAt(x));
      return;
    }
    const from = input.index.track(hit.lane).from.at(hit.span);
    this.events.seek(hit.width < NARROW_PX ? input.steps.momentOf(input.steps.stepAt(from)) : this.stopAt(x));
    this.events.pick(hit);
  }
}

/** Timelines that show the same part: where one is zoomed, moved or scrolled to, the others go too. */
import type { Viewport } from './viewport';

export interface LinkedTimeline {
  /** Shows what another one shows; `isFollowing`: it goes on following the playhead. */
  showLinked(view: Viewport, isFollowing: boolean): void;
  scrollLinked(top: number): void;
}

export class TimelineLink {
  private readonly members: LinkedTimeline[] = [];

  join(member: LinkedTimeline): void {
    this.members.push(member);
  }

  leave(member: LinkedTimeline): void {
    const at = this.members.indexOf(member);
    if (at >= 0) this.members.splice(at, 1);
  }

  /** The playheads of two runs may lie apart: one of the timelines follows its own, for all. */
  leads(member: LinkedTimeline): boolean {
    return this.members[0] === member;
  }

  show(from: LinkedTimeline, view: Viewport, isFollowing: boolean): void {
    for (const member of this.members) if (member !== from) member.showLinked(view, isFollowing);
  }

  scroll(from: LinkedTimeline, top: number): void {
    for (const member of this.members) if (member !== from) member.scrollLinked(top);
  }
}

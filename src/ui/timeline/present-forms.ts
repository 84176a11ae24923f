/** Which forms a picture has: what its legend explains. */
import { CPU_LANE, SPAN_STATES, type TimelineLayout } from '../../derive/types';

/** Names of the states and ends among the marks of the lanes, of the ways requests end, and of what cancels. */
export function formsOf(picture: TimelineLayout): Set<string> {
  const forms = new Set<string>();
  for (const { lane, state, count, end, requests, signs } of picture.lanes) {
    if (lane === CPU_LANE) continue;
    for (const { how } of requests) forms.add(`request-${how}`);
    for (const { what } of signs) forms.add(`cancel-${what}`);
    let present = 0;
    for (let i = 0; i < count; i++) present |= 1 << state[i];
    SPAN_STATES.forEach((name, s) => {
      if ((present >> s) & 1) forms.add(name);
    });
    if (end !== null) forms.add(end.how);
  }
  return forms;
}

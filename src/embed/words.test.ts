import { describe, expect, it } from 'vitest';
import { DEFAULT_RUN_OPTIONS } from '../events/run';
import { writeLink } from '../link/codec';
import { readWords } from './words';

function read(search: string, hash: string) {
  const opened = readWords(search, hash);
  if (!opened.ok) throw new Error(opened.message);
  return opened.words;
}

describe('the words of a player', () => {
  it('are taken from the query and from the fragment', () => {
    const { link, panes, autoplay } = read(
      '?panes=timeline,code&speed=4',
      '#code=a%20%2B+b&step=3&theme=dark',
    );
    expect(link).toMatchObject({
      source: 'a ++b',
      at: { grain: 'line', step: 3 },
      view: { theme: 'dark', speed: 4 },
    });
    expect({ panes, autoplay }).toEqual({ panes: ['code', 'timeline'], autoplay: 'never' });
  });

  it("know the command line's words for schedulers", () => {
    const { link } = read('?scheduler=preemptive&quantum=5', '#code=print(1)');
    expect(link.options.tasks).toMatchObject({ policy: 'preemptive', quantum: 5 });
  });

  it('open a packed link, at another step and in other panes than it says', () => {
    const fragment = writeLink({
      source: 'print(1)\n',
      options: DEFAULT_RUN_OPTIONS,
      at: { grain: 'line', step: 1 },
      view: { panes: ['ready queue'] },
    });
    expect(read('', fragment ?? '')).toMatchObject({ panes: ['queue'], link: { at: { step: 1 } } });
    const src = encodeURIComponent(`https://you.example/${fragment}`);
    const { link, panes } = read(`?src=${src}&step=end&by=await&panes=output`, '');
    expect(link).toMatchObject({ source: 'print(1)\n', at: { grain: 'await', step: 'end' } });
    expect(panes).toEqual(['console']);
  });

  it.each([
    ['', '', /no program/],
    ['', '#code=print(1)&panes=all', /panes are/],
    ['', '#code=print(1)&theme=pink', /theme/],
    ['', '#code=print(1)&speed=fast', /speed/],
    ['', '#code=print(1)&autoplay=always', /Autoplay/],
    ['', '#code=print(1)&colour=1', /doesn't know/],
    ['', '#code=%zz', /makes no sense/],
    ['?theme=dark', '#code=1&theme=dark', /makes no sense/],
    ['', '#i1=AAAA', /damaged/],
    ['', `#code=${'x'.repeat(50_000)}`, /more than/],
  ])('%s%s are refused in a sentence', (search, hash, message) => {
    const opened = readWords(search, hash);
    expect(opened.ok).toBe(false);
    if (!opened.ok) expect(opened.message).toMatch(message);
  });
});

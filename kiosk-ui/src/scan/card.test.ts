import { describe, expect, it } from 'vitest';
import { cardText, readCard } from './card';

const key = 'q+/6Yy0vTYbO4qkOE5lR0p6Mlv5bC7S0GQ4HcC4aBcM=';

describe('the observer’s card', () => {
  it('brings the key unchanged', () => {
    expect(readCard(` ${cardText('m1', key)}\n`, 'm1')).toEqual({ kind: 'card', key });
  });

  it('is refused for another meeting, cut short, or where something else was scanned', () => {
    expect(readCard(cardText('m2', key), 'm1')).toEqual({ kind: 'other-meeting' });
    expect(readCard(cardText('m1', key).slice(0, -1), 'm1')).toEqual({ kind: 'no-card' });
    for (const text of ['', 'PXB1/m1/p2/abc', 'http://example.org/', `${cardText('m1', key)}/x`])
      expect(readCard(text, 'm1'), text).toEqual({ kind: 'no-card' });
  });
});

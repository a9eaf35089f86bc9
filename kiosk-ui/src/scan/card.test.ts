import { describe, expect, it } from 'vitest';
import { cardText, readCard } from './card';

const keys = {
  observerKey: 'q+/6Yy0vTYbO4qkOE5lR0p6Mlv5bC7S0GQ4HcC4aBcM=',
  serverKey: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=',
};
const card = cardText('m1', keys);

describe('the observer’s card', () => {
  it('brings both keys unchanged', () => {
    expect(readCard(` ${card}\n`, 'm1')).toEqual({ kind: 'card', ...keys });
  });

  it('is the line that stations read, too', () => {
    // ServerCardTest has the same line.
    expect(card).toBe(
      'PXO2/m1/q-_6Yy0vTYbO4qkOE5lR0p6Mlv5bC7S0GQ4HcC4aBcM/O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik/8b88312d',
    );
  });

  it('is refused for another meeting, or where something else was scanned', () => {
    expect(readCard(cardText('m2', keys), 'm1')).toEqual({ kind: 'other-meeting' });
    for (const text of [
      '',
      'PXB1/m1/p2/abc',
      'http://example.org/',
      `${card}/x`,
      card.replace('PXO2', 'PXO3'),
    ])
      expect(readCard(text, 'm1'), text).toEqual({ kind: 'no-card' });
  });

  it('is refused cut short or misread, wherever that happened', () => {
    for (let at = 0; at < card.length; at++) {
      const cut = card.slice(0, at);
      expect(readCard(cut, 'm1'), cut).toEqual({ kind: 'no-card' });
      const misread = `${cut}${card[at] === 'A' ? 'B' : 'A'}${card.slice(at + 1)}`;
      expect(readCard(misread, 'm1'), misread).toEqual({ kind: 'no-card' });
    }
  });

  it('of an earlier release lacks the server’s key, and is told apart', () => {
    const former = 'PXO1/m1/q-_6Yy0vTYbO4qkOE5lR0p6Mlv5bC7S0GQ4HcC4aBcM';
    expect(readCard(former, 'm1')).toEqual({ kind: 'former-card' });
  });
});

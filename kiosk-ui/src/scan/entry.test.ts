import { describe, expect, it } from 'vitest';
import { codeIn, enter, nothingEntered, type Entry, type EntryEvent } from './entry';

const after = (...events: readonly EntryEvent[]): Entry => events.reduce(enter, nothingEntered);
const typed: EntryEvent = { type: 'typed', text: ' PXK1/abc \n' };

describe('the field for a code', () => {
  it('gives its text without the blanks of a paste, and nothing where there is none', () => {
    expect(codeIn(after(typed), after(typed).text)).toBe('PXK1/abc');
    for (const text of ['', ' ', '\r\n\t']) expect(codeIn(nothingEntered, text)).toBeUndefined();
  });

  it('gives no second code while the first is judged', () => {
    const asking = after(typed, { type: 'asked' });
    expect(codeIn(asking, asking.text)).toBeUndefined();
    expect(codeIn(asking, 'scanned meanwhile')).toBeUndefined();
    expect(codeIn(enter(asking, { type: 'answered', taken: false }), asking.text)).toBe('PXK1/abc');
  });

  it('keeps what was refused, and the camera on for another code', () => {
    const refused = after({ type: 'camera' }, typed, { type: 'asked' }, { type: 'answered', taken: false });
    expect(refused).toEqual({ text: ' PXK1/abc \n', camera: 'on', asking: false });
  });

  it('forgets what was taken, and ends the camera', () => {
    expect(after({ type: 'camera' }, typed, { type: 'asked' }, { type: 'answered', taken: true })).toEqual(
      nothingEntered,
    );
  });

  it('says that no camera can be had until a code is given or the camera tried again, and keeps the text', () => {
    const failed = after(typed, { type: 'camera' }, { type: 'noCamera' });
    expect(failed).toEqual({ text: ' PXK1/abc \n', camera: 'failed', asking: false });
    expect(enter(failed, { type: 'camera' }).camera).toBe('on');
    expect(enter(failed, { type: 'asked' }).camera).toBe('off');
    expect(after({ type: 'camera' }, { type: 'camera' }).camera).toBe('off');
  });
});

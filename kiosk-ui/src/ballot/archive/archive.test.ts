import { describe, expect, it } from 'vitest';
import { concatBytes, equalBytes, sha256Hex, utf8 } from '../bytes';
import { ed25519 } from '../group';
import { mustAccept } from '../result';
import { failingOf } from '../testing/outcomes';
import { assemble, dismantle } from '../testing/parts';
import { peerFile } from '../testing/peers';
import { smallPoll } from '../testing/polls';
import { verifyArchive } from '../verifier';
import { printEvent, readContents, writeRecord, type EventType, type NamedRecord } from '.';

const poll = smallPoll(ed25519);
const time = 1_795_000_000n;
const { records, events } = mustAccept(await readContents(poll.archive));

const write = (record: Pick<NamedRecord, 'name' | 'body'>) => writeRecord(record.name, record.body, time);
const rewrite = (list: readonly Pick<NamedRecord, 'name' | 'body'>[]) => concatBytes(list.map(write));
const eventRecord = (event: Parameters<typeof printEvent>[0] | string) => {
  const body = utf8(typeof event === 'string' ? event : printEvent(event));
  return { name: `${sha256Hex(body)}.event.json`, body };
};
const dataRecord = (text: string) => ({ name: `${sha256Hex(text)}.data.json`, body: utf8(text) });
const positionOf = (type: EventType) =>
  events.find(({ event }) => event?.type === type)?.record.index ?? Number.NaN;

function patched(at: number, bytes: string): Uint8Array {
  const copy = new Uint8Array(poll.archive);
  copy.set(utf8(bytes), at);
  return copy;
}

describe('reading and writing again', () => {
  it('gives our own archive byte for byte', () => {
    expect(equalBytes(rewrite(records), poll.archive)).toBe(true);
  });

  it.each([
    'demo20-belenios2048-3single.bel',
    'demo33-ed25519-3single.bel',
    'demo33-ed25519-ped2of3.bel',
    'demo33-nh-ed25519-3single.bel',
    'forged-share-belenios2048.bel',
  ])("gives the peer's %s byte for byte", async (name) => {
    const bytes = peerFile(name);
    const contents = mustAccept(await readContents(bytes));
    const written = contents.records.map(({ name, body }) =>
      writeRecord(name, body, contents.timestamp ?? 0n),
    );
    expect(equalBytes(concatBytes(written), bytes)).toBe(true);
  });

  it("gives the peer's election even when its chain is rebuilt from the texts alone", async () => {
    const bytes = peerFile('demo33-ed25519-3single.bel');
    expect(equalBytes(assemble(await dismantle(bytes)), bytes)).toBe(true);
  });
});

describe('A1', () => {
  it.each([
    ['a mode', 512 * 2 + 100, '0000755'],
    ['an owner', 512 * 2 + 108, '0001750'],
    ['a time', 512 * 2 + 136, '00000000000'],
    ['a checksum', 512 * 2 + 148, '000000'],
    ['a type', 512 * 2 + 156, '5'],
    ['a ustar mark', 512 * 2 + 257, 'ustar'],
  ])('fails for %s of another tar writer', async (_, at, bytes) => {
    expect(await failingOf(patched(at, bytes))).toEqual(['A1']);
  });

  it('fails for padding that is not zero', async () => {
    expect(await failingOf(patched(1023, 'x'))).toEqual(['A1']);
  });

  it('fails for an end mark', async () => {
    expect(await failingOf(concatBytes([poll.archive, new Uint8Array(1024)]))).toEqual(['A1']);
  });

  it('fails for a name that is not the hash, and reading goes on', async () => {
    const last = records.length - 1;
    const name = `${'0'.repeat(64)}.event.json`;
    const renamed = records.map((record, i) => (i === last ? { ...record, name } : record));
    expect(await failingOf(rewrite(renamed))).toEqual(['A1']);
  });

  it('fails for a name of no kind and for a name twice', async () => {
    const stranger = { name: 'README', body: utf8('hello') };
    expect(await failingOf(rewrite([...records, stranger]))).toEqual(['A1']);
    const [header, election, ...rest] = records;
    expect(
      await failingOf(rewrite([header, election, election, ...rest].filter((r) => r !== undefined))),
    ).toEqual(['A1']);
  });

  it('fails for a header in another form', async () => {
    const body = utf8(`{"timestamp":"${time}","version":1}`);
    expect(await failingOf(rewrite([{ name: 'BELENIOS', body }, ...records.slice(1)]))).toEqual(['A1']);
  });
});

describe('A2', () => {
  const end = { parent: events.at(-1)?.record.hash ?? '', height: events.length };

  it('fails for data that no event refers to', async () => {
    expect(await failingOf(rewrite([...records, dataRecord('"x"')]))).toEqual(['A2']);
    const early: Pick<NamedRecord, 'name' | 'body'>[] = [...records];
    early.splice(positionOf('Ballot'), 0, dataRecord('"x"'));
    expect(await failingOf(rewrite(early))).toEqual(['A2']);
  });

  it('fails for events that break the order, and the last one tells the stage', async () => {
    const report = await verifyArchive(rewrite([...records, eventRecord({ ...end, type: 'EndBallots' })]));
    expect(report).toMatchObject({ verdict: 'invalid', stage: 'closed' });
    expect(report.checks.filter(({ status }) => status === 'FAIL').map(({ id }) => id)).toEqual(['A2']);
  });

  it.each([
    ['another height', { height: 4711 }],
    ['another parent', { parent: '0'.repeat(64) }],
  ])('fails for %s', async (_, change) => {
    const at = positionOf('Result');
    const result = events.at(-1)?.event;
    if (!result) throw new Error('the poll has a result');
    const changed = records.map((record, i) => (i === at ? eventRecord({ ...result, ...change }) : record));
    expect(await failingOf(rewrite(changed))).toEqual(['A2']);
  });

  it('fails for an event with an unknown field, an unknown type or another writing', async () => {
    const at = positionOf('Result');
    const text = new TextDecoder().decode(records[at]?.body);
    const replaced = (other: string) =>
      rewrite(records.map((record, i) => (i === at ? eventRecord(other) : record)));
    expect(await failingOf(replaced(text.replace('{', '{"more":1,')))).toEqual(['A2']);
    expect(await failingOf(replaced(text.replace('{', '{ ')))).toEqual(['A2']);
    expect(await failingOf(replaced(text.replace('Result', 'Outcome')))).toEqual(['A2']);
  });

  it('fails for an event taken out', async () => {
    const without = (index: number) => rewrite(records.filter((_, i) => i !== index));
    expect(await failingOf(without(positionOf('EndBallots')))).toEqual(['A2']);
    expect(await failingOf(without(positionOf('Result') - 1))).toEqual(['A2']);
  });
});

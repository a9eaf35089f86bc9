import { describe, expect, it } from 'vitest';
import { ArchiveWriter, writeRecord } from '../archive';
import { concatBytes, sha256Hex, utf8 } from '../bytes';
import { ed25519 } from '../group';
import { assemble, dismantle } from '../testing/parts';
import { smallPoll } from '../testing/polls';
import { seededRandom } from '../testing/seeded-random';
import { verifyArchive } from './verify';

const poll = smallPoll(ed25519);
const honest = await dismantle(poll.archive);
const time = 1_795_000_000n;
const verdictOf = async (bytes: Uint8Array) => (await verifyArchive(bytes)).verdict;
const withHeader = (body: string, ...rest: Uint8Array[]) =>
  concatBytes([writeRecord('BELENIOS', utf8(body), time), ...rest]);
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

describe('a file that gives no ground for a verdict is unusable', () => {
  it.each([
    ['nothing at all', new Uint8Array()],
    ['a few bytes', utf8('BELENIOS')],
    ['zeroes', new Uint8Array(10_240)],
    ['noise', seededRandom('noise').bytes(20_000)],
    ['a tar of somebody else', writeRecord('README', utf8('hello'), time)],
    ['a header that is no JSON', withHeader('hello')],
    ['a header of another version', withHeader('{"version":2,"timestamp":"0"}')],
    ['a header alone', withHeader('{"version":1,"timestamp":"0"}')],
    ['an archive cut in a body', poll.archive.subarray(0, poll.archive.length - 513)],
    ['an archive cut in a header', poll.archive.subarray(0, 1024 + 100)],
    ['an archive without its first record', poll.archive.subarray(1024)],
  ])('%s', async (_, bytes) => {
    expect(await verdictOf(bytes)).toBe('unusable');
  });

  it.each(['election', 'trustees', 'credentials'] as const)(
    'a setup whose %s is not of the right shape',
    async (part) => {
      for (const text of ['', '{}', 'null', '[1]', '[[]]', '"\0"', deep, '{"version":1}', '{"a":1,"a":1}']) {
        expect(await verdictOf(assemble({ ...honest, [part]: text })), text.slice(0, 20)).toBe('unusable');
      }
    },
  );

  it.each([
    ['version', '"version":1', '"version":2'],
    ['group', '"Ed25519"', '"Ed448"'],
    [
      'kind of question',
      '{"answers":["甲","乙","丙"]',
      '{"type":"Lists","value":{},"answers":["甲","乙","丙"]',
    ],
    ['number', '"max":2', '"max":1e400'],
    ['limit', '"max":2', '"max":"2"'],
  ])('an election of an unknown %s', async (_, from, to) => {
    expect(honest.election).toContain(from);
    expect(await verdictOf(assemble({ ...honest, election: honest.election.replace(from, to) }))).toBe(
      'unusable',
    );
  });

  it('an unreadable and an absurd length', async () => {
    for (const size of ['xxxxxxxxxxx', '77777777777', '           ']) {
      const bytes = new Uint8Array(poll.archive);
      bytes.set(utf8(size), 1024 + 124);
      expect(await verdictOf(bytes)).toBe('unusable');
    }
  });

  it('says so in Chinese and English', async () => {
    const { sentence } = await verifyArchive(new Uint8Array());
    expect(sentence).toEqual({ zh: '无法作出判断：文件是空的。', en: 'No verdict: the file is empty.' });
  });
});

describe('hostile contents never throw', () => {
  const nasty = [
    '',
    '{}',
    '[]',
    'null',
    '0',
    deep,
    '\0',
    '{"owner":1e999}',
    `"${'x'.repeat(100_000)}"`,
    '[[{}]]',
  ];

  it('as ballots, tally, shares and result', async () => {
    for (const text of nasty) {
      const forged = assemble({
        ...honest,
        ballots: [text, honest.ballots[0] ?? ''],
        tally: { text, numTallied: '1', totalWeight: '1' },
        shares: [{ owner: '1', text }],
        result: text,
      });
      expect(await verdictOf(forged), text.slice(0, 20)).toBe('invalid');
    }
  });

  it('as payloads and events', async () => {
    const type = ['Ballot', 'EncryptedTally', 'PartialDecryption', 'Shuffle', 'Result'] as const;
    for (const text of nasty) {
      const writer = ArchiveWriter.begin(time, ed25519.hash);
      const names = ['election', 'trustees', 'credentials'] as const;
      const setup = names.map((name) => `"${name}":"${writer.data(honest[name])}"`);
      writer.event('Setup', writer.data(`{${setup.join(',')}}`));
      for (const each of type) writer.event(each, sha256Hex(text));
      const event = writeRecord(`${sha256Hex(text)}.event.json`, utf8(text), time);
      expect(await verdictOf(concatBytes([writer.bytes(), event]))).toBe('invalid');
    }
  });

  it('with any single byte changed', async () => {
    const random = seededRandom('flips');
    for (let i = 0; i < 40; i++) {
      const bytes = new Uint8Array(poll.archive);
      const [a = 0, b = 0, c = 0, flip = 0] = random.bytes(4);
      const at = ((a << 16) | (b << 8) | c) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (flip | 1);
      expect(await verdictOf(bytes), `byte ${at}`).not.toBe('valid');
    }
  });
});

import { describe, expect, it } from 'vitest';
import { printPollRules } from '../election';
import { belenios2048, ed25519 } from '../group';
import { printOutcome } from '../outcome';
import { mustAccept } from '../result';
import { failing, notRun, without } from '../testing/outcomes';
import { mixedPoll } from '../testing/mixed-poll';
import { assemble, type Parts } from '../testing/parts';
import { smallPoll } from '../testing/polls';
import { seededRandom } from '../testing/seeded-random';
import { verifyArchive } from '../verifier';
import { appendResult, appendShare, appendShuffle, makeArchiveShare, readTallied } from '.';

const random = seededRandom('opening');

describe('an election with a threshold group and shuffled numbers', () => {
  const { parts, dealt } = mixedPoll(ed25519);
  const tallied = assemble({ ...withoutResult(parts), shuffles: [], shufflesEnded: false, shares: [] });
  const read = async (bytes: Uint8Array) => mustAccept(await readTallied(bytes));
  const memberKey = (index: number) => String(dealt.members[index]?.privateKey);

  it('is shuffled by those who are needed, then opened by members with their own keys', async () => {
    let bytes = tallied;
    for (const [owner, last] of [
      [4, false],
      [1, false],
      [2, true],
    ] as const) {
      bytes = mustAccept(appendShuffle(await read(bytes), owner, last, random));
    }
    expect(appendShuffle(await read(bytes), 3, true, random)).toMatchObject({ code: 'shuffle-ended' });
    const archive = await read(bytes);
    expect(makeArchiveShare(archive, 2, memberKey(1), random)).toMatchObject({ code: 'share-key' });
    const share = mustAccept(makeArchiveShare(archive, 3, memberKey(1), random));
    const report = await verifyArchive(appendShare(archive, 3, share));
    expect(failing(report)).toEqual([]);
    expect(report.stage).toBe('decrypted');
    expect(appendResult(await read(appendShare(archive, 3, share)))).toMatchObject({ code: 'result-shares' });
  });

  it('refuses what is out of turn', async () => {
    const archive = await read(tallied);
    expect(makeArchiveShare(archive, 2, memberKey(0), random)).toMatchObject({ code: 'share-shuffles' });
    expect(appendShuffle(archive, 5, false, random)).toMatchObject({ code: 'shuffle-owner' });
    const once = await read(mustAccept(appendShuffle(archive, 1, false, random)));
    expect(appendShuffle(once, 1, false, random)).toMatchObject({ code: 'shuffle-twice' });
    const plain = await read(smallPoll(ed25519).tallied);
    expect(appendShuffle(plain, 1, false, random)).toMatchObject({ code: 'shuffle-none' });
  });

  it('gets the result that its shares open, whichever members opened', async () => {
    for (const openers of [
      [1, 2, 3],
      [1, 3, 4],
    ]) {
      const opened = await read(assemble(withoutResult(mixedPoll(ed25519, { openers }).parts)));
      const { bytes } = mustAccept(appendResult(opened));
      const report = await verifyArchive(bytes);
      expect(failing(report)).toEqual([]);
      expect(report.stage).toBe('result');
    }
  });
});

function withoutResult({ result: _, ...parts }: Parts): Parts {
  return parts;
}

describe.each([ed25519, belenios2048])('an election of ours in $name', (group) => {
  const poll = smallPoll(group);
  const privateKey = (owner: number) => String(poll.custodians[owner - 1]?.privateKey);

  it('is valid with every check run', async () => {
    const report = await verifyArchive(poll.archive);
    expect(failing(report)).toEqual([]);
    expect(notRun(report)).toEqual({ ...without.groups, ...without.shuffles });
    expect(report).toMatchObject({ verdict: 'valid', stage: 'result' });
  });

  it('is opened step by step by its custodians, in any order', async () => {
    let bytes = poll.tallied;
    for (const owner of [2, 1]) {
      const archive = mustAccept(await readTallied(bytes));
      expect(appendResult(archive)).toMatchObject({ code: 'result-shares' });
      bytes = appendShare(
        archive,
        owner,
        mustAccept(makeArchiveShare(archive, owner, privateKey(owner), random)),
      );
    }
    const finished = mustAccept(appendResult(mustAccept(await readTallied(bytes))));
    expect(printOutcome(finished.outcome)).toBe('{"result":[[2,2,0],[1,1,1]]}');
    const report = await verifyArchive(finished.bytes);
    expect(failing(report)).toEqual([]);
    expect(report.stage).toBe('result');
  });
});

describe('a share', () => {
  const poll = smallPoll(ed25519);
  const key = String(poll.custodians[0]?.privateKey);

  it('is refused for a stranger, for the wrong key, and for nonsense as a key', async () => {
    const archive = mustAccept(await readTallied(poll.tallied));
    expect(makeArchiveShare(archive, 3, key, random)).toMatchObject({ code: 'share-owner' });
    expect(makeArchiveShare(archive, 2, key, random)).toMatchObject({ code: 'share-key' });
    expect(makeArchiveShare(archive, 1, '007', random)).toMatchObject({ code: 'private-key' });
  });

  it('is refused a second time', async () => {
    const archive = mustAccept(await readTallied(poll.tallied));
    const bytes = appendShare(archive, 1, mustAccept(makeArchiveShare(archive, 1, key, random)));
    const again = mustAccept(await readTallied(bytes));
    expect(makeArchiveShare(again, 1, key, random)).toMatchObject({ code: 'share-twice' });
  });

  it('is refused below the floor of the poll', async () => {
    const strict = smallPoll(ed25519, printPollRules({ floor: 4, kind: 'TEST', rulePack: '' }));
    const archive = mustAccept(await readTallied(strict.tallied));
    const strictKey = String(strict.custodians[0]?.privateKey);
    expect(makeArchiveShare(archive, 1, strictKey, random)).toMatchObject({ code: 'share-floor' });
  });

  it('is refused of an archive that is finished, spoilt or no archive', async () => {
    expect(await readTallied(poll.archive)).toMatchObject({ code: 'archive-stage' });
    const spoilt = new Uint8Array(poll.tallied);
    spoilt[1023] = 1;
    expect(await readTallied(spoilt)).toMatchObject({ code: 'archive-invalid' });
    expect(await readTallied(new Uint8Array(10))).toMatchObject({ code: 'archive-unusable' });
  });
});

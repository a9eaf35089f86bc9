import { describe, expect, it } from 'vitest';
import { base64, concatBytes } from '../bytes';
import { ed25519, sm2 } from '../group';
import { hashBytes, hashHex, sha256Function, sm3Function } from '../hash';
import { mustAccept } from '../result';
import { failing, failingOf } from '../testing/outcomes';
import { assemble, dismantle } from '../testing/parts';
import { smallPoll } from '../testing/polls';
import { verifyArchive } from '../verifier';
import { readContents, writeRecord } from '.';

describe('an archive of the SM2 suite', () => {
  const poll = smallPoll(sm2);

  it('is valid, and its records are named by SM3', async () => {
    const report = await verifyArchive(poll.archive);
    expect(failing(report)).toEqual([]);
    expect(report.stage).toBe('result');
    const contents = mustAccept(await readContents(poll.archive));
    expect(contents.hash).toBe(sm3Function);
    for (const { role, nameHash, body } of contents.records) {
      if (role !== 'header') expect(nameHash).toBe(hashHex(sm3Function, body));
    }
  });

  it('has SM3 in φ and in the ballots', async () => {
    const { election, ballots } = await dismantle(poll.archive);
    expect(poll.open.hash).toBe(base64(hashBytes(sm3Function, election)));
    expect(poll.open.hash).not.toBe(base64(hashBytes(sha256Function, election)));
    for (const ballot of ballots) {
      const { signature, ...unsigned } = JSON.parse(ballot) as { signature: { hash: string } };
      expect(signature.hash).toBe(base64(hashBytes(sm3Function, JSON.stringify(unsigned))));
    }
  });

  it('is put together again from its texts alone', async () => {
    expect(await failingOf(assemble(await dismantle(poll.archive)))).toEqual([]);
  });

  it('fails A1 where a ballot is named by SHA-256', async () => {
    const { records, timestamp } = mustAccept(await readContents(poll.archive));
    const forged = records.map(({ name, body, index }) => {
      const other = index === 6 ? `${hashHex(sha256Function, body)}.data.json` : name;
      return writeRecord(other, body, timestamp ?? 0n);
    });
    expect(await failingOf(concatBytes(forged))).toEqual(expect.arrayContaining(['A1', 'A2']));
  });

  it('is told by the election alone: without one SHA-256 is taken', async () => {
    const contents = mustAccept(await readContents(smallPoll(ed25519).archive));
    expect(contents.hash).toBe(sha256Function);
    const header = mustAccept(await readContents(poll.archive.subarray(0, 1024)));
    expect(header.hash).toBe(sha256Function);
  });
});

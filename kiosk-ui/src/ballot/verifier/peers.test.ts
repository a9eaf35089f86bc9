import { describe, expect, it } from 'vitest';
import { failing, notRun } from '../testing/outcomes';
import { peerFile } from '../testing/peers';
import { verifyArchive } from './verify';

const ofOthers = {
  S5: 'this election does not carry poll rules of ours',
  D3: 'shares of this election do not promise bound proofs',
  D4: 'this election does not carry poll rules of ours',
};

const noGroups = { S6: 'no custodians share a key by threshold' };
const noQuestion = 'no question is shuffled';
const unshuffled = { B9: noQuestion, H1: noQuestion, H2: noQuestion, H3: noQuestion };
const unpromised = { H3: 'this election does not promise that all custodians shuffle' };

describe("a peer's election", () => {
  it.each([
    ['demo20-belenios2048-3single.bel', [noGroups, unshuffled]],
    ['demo33-ed25519-3single.bel', [noGroups, unshuffled]],
    ['forged-share-belenios2048.bel', [noGroups, unshuffled]],
    ['demo33-ed25519-ped2of3.bel', [unshuffled]],
    ['demo33-belenios2048-single-ped2of3.bel', [unshuffled]],
    ['demo33-nh-ed25519-3single.bel', [noGroups, unpromised]],
    ['demo33-nh-rfc2048-3single.bel', [noGroups, unpromised]],
  ])('%s is valid, without the checks of what it lacks', async (name, lacks) => {
    const report = await verifyArchive(peerFile(name));
    expect(failing(report)).toEqual([]);
    expect(notRun(report)).toEqual(Object.assign({ ...ofOthers }, ...lacks));
    expect(report).toMatchObject({ verdict: 'valid', stage: 'result' });
  });

  it('verifies the same when it comes in chunks of any size', async () => {
    const bytes = peerFile('demo33-ed25519-3single.bel');
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
    }
    expect(await verifyArchive(chunks())).toEqual(await verifyArchive(bytes));
  });
});

import { describe, expect, it } from 'vitest';
import { failing, notRun } from '../testing/outcomes';
import { peerFile } from '../testing/peers';
import { verifyArchive } from './verify';

const ofOthers = {
  S5: 'this election does not carry poll rules of ours',
  D3: 'shares of this election do not promise bound proofs',
  D4: 'this election does not carry poll rules of ours',
};

describe("a peer's election", () => {
  it.each(['demo20-belenios2048-3single.bel', 'demo33-ed25519-3single.bel', 'forged-share-belenios2048.bel'])(
    '%s is valid, without the checks of our own rules',
    async (name) => {
      const report = await verifyArchive(peerFile(name));
      expect(failing(report)).toEqual([]);
      expect(notRun(report)).toEqual(ofOthers);
      expect(report).toMatchObject({ verdict: 'valid', stage: 'result' });
    },
  );

  it.each([
    ['demo33-ed25519-ped2of3.bel', 'custodians of the kind "Pedersen"'],
    ['demo33-nh-ed25519-3single.bel', 'questions of the kind "NonHomomorphic"'],
  ])('%s is unusable and not invalid', async (name, what) => {
    const report = await verifyArchive(peerFile(name));
    expect(report).toMatchObject({ verdict: 'unusable', stage: null, checks: [] });
    expect(report.sentence.en).toContain(what);
  });

  it('verifies the same when it comes in chunks of any size', async () => {
    const bytes = peerFile('demo33-ed25519-3single.bel');
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
    }
    expect(await verifyArchive(chunks())).toEqual(await verifyArchive(bytes));
  });
});

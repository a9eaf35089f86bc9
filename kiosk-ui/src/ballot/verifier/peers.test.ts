import { describe, expect, it } from 'vitest';
import { failing, notRun, without } from '../testing/outcomes';
import { peerFile } from '../testing/peers';
import { verifyArchive } from './verify';

describe("a peer's election", () => {
  it.each([
    ['demo20-belenios2048-3single.bel', [without.groups, without.shuffles]],
    ['demo33-ed25519-3single.bel', [without.groups, without.shuffles]],
    ['forged-share-belenios2048.bel', [without.groups, without.shuffles]],
    ['demo33-ed25519-ped2of3.bel', [without.shuffles]],
    ['demo33-belenios2048-single-ped2of3.bel', [without.shuffles]],
    ['demo33-nh-ed25519-3single.bel', [without.groups, without.promise]],
    ['demo33-nh-rfc2048-3single.bel', [without.groups, without.promise]],
  ])('%s is valid, without the checks of what it lacks', async (name, lacks) => {
    const report = await verifyArchive(peerFile(name));
    expect(failing(report)).toEqual([]);
    expect(notRun(report)).toEqual(Object.assign({ ...without.rules }, ...lacks));
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

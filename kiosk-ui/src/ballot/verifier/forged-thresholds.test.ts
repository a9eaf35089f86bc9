import { describe, expect, it } from 'vitest';
import { ed25519 as group } from '../group';
import { altered, bumped, other, type Loose } from '../testing/forger';
import { mixedPoll } from '../testing/mixed-poll';
import { failing, failingOf, notRun } from '../testing/outcomes';
import { assemble, type Parts } from '../testing/parts';
import { seededRandom } from '../testing/seeded-random';
import { signCertificates, signMessage, type GroupJson } from '../testing/threshold-dealer';
import type { CheckId } from './report';
import { verifyArchive } from './verify';

const { parts: honest, dealt } = mixedPoll(group);
const random = seededRandom('threshold forgeries');

function withGroup(alter: (json: GroupJson) => void, from: Parts = honest): Parts {
  const copy = structuredClone(from);
  copy.trustees = altered(copy.trustees, (list) => alter(list[1][1] as GroupJson));
  return copy;
}

/** Member 1 signs other coefficients, and the list of members with them. */
const resigned = (alter: (list: string[]) => void) =>
  withGroup((json) => {
    const key = dealt.members[0]?.signingKey ?? 0n;
    const { coefexps } = JSON.parse(json.coefexps[0]?.message ?? '') as { coefexps: string[] };
    alter(coefexps);
    const message = JSON.stringify({ coefexps });
    json.coefexps[0] = { message, signature: signMessage(group, key, message, random) };
    if (json.signatures) json.signatures[0] = signCertificates(group, key, json.certs, coefexps, random);
  });

const swap = (list: unknown[]) => ([list[0], list[1]] = [list[1], list[0]]);

/** Alters by a path, as a forger who needs no types. */
const bumpedAt = (path: (json: Loose) => Loose, field: 'challenge' | 'response') =>
  withGroup((json) => {
    const proof = path(json);
    proof[field] = bumped(proof[field]);
  });

const forgeries: [string, Parts, CheckId[]][] = [
  ['nothing altered', honest, []],
  ['no signatures', withGroup((json) => delete json.signatures), ['S6']],
  ['a signature too few', withGroup((json) => json.signatures?.pop()), ['S6']],
  ["each other's signature", withGroup((json) => swap(json.signatures ?? [])), ['S6']],
  ['a key without signature', withGroup((json) => delete json.verification_keys[0]?.signature), ['S6']],
  ['another signature of a key', bumpedAt((json) => json.verification_keys[1].signature, 'response'), ['S6']],
  ['another signature over certificates', bumpedAt((json) => json.signatures[2], 'challenge'), ['S6']],
  ['another signature of a certificate', bumpedAt((json) => json.certs[0].signature, 'response'), ['S6']],
  ['another signature of coefficients', bumpedAt((json) => json.coefexps[1].signature, 'challenge'), ['S6']],
  ['a key not proved to be known', bumpedAt((json) => json.verification_keys[0].pok, 'response'), ['S2']],
  [
    'a certificate without context',
    withGroup((json) => {
      const cert = json.certs[0];
      if (cert) cert.message = altered(cert.message, (value) => delete value.context);
    }),
    ['S6'],
  ],
  [
    'a certificate of another threshold',
    withGroup((json) => {
      const cert = json.certs[0];
      const key = dealt.members[0]?.signingKey ?? 0n;
      if (!cert) return;
      cert.message = altered(cert.message, (value) => (value.context.threshold = 3));
      cert.signature = signMessage(group, key, cert.message, random);
      // All sign the altered certificates anew: only what it says is wrong.
      json.signatures = json.coefexps.map(({ message }, i) => {
        const { coefexps } = JSON.parse(message) as { coefexps: string[] };
        return signCertificates(group, dealt.members[i]?.signingKey ?? 0n, json.certs, coefexps, random);
      });
    }),
    ['S6'],
  ],
  [
    'a certificate that is not JSON',
    withGroup((json) => (json.certs[0] = { ...json.certs[0]!, message: '{' })),
    ['S6'],
  ],
  ["each other's certificates", withGroup((json) => swap(json.certs)), ['S6']],
  [
    'a key of its own, signed and proved',
    withGroup((json) => {
      const key = dealt.members[1];
      const [own] = json.verification_keys;
      if (!own || !key) return;
      own.public_key = other;
      own.signature = signMessage(group, dealt.members[0]?.signingKey ?? 0n, other, random);
    }),
    // Its share, made with the lawful key, does not open with the other.
    ['S2', 'S6', 'D2', 'D3'],
  ],
  ['other coefficients afterwards', resigned((list) => (list[0] = other)), ['S3', 'S6']],
];

describe('a threshold group with', () => {
  it.each(forgeries)('%s fails exactly its checks', async (_, forged, expected) => {
    expect(await failingOf(assemble(forged))).toEqual(expected);
  });

  it.each([
    ['a polynomial of excess degree', resigned((list) => list.push(other))],
    ['a polynomial of lower degree', resigned((list) => list.pop())],
    ['coefficients that are no members', resigned((list) => (list[1] = 'zz'))],
    ['a certificate too few', withGroup((json) => json.certs.pop())],
  ])('%s has no common key', async (_, forged) => {
    const report = await verifyArchive(assemble(forged));
    expect(failing(report)).toEqual(['S6']);
    expect(notRun(report)).toEqual({ S3: 'needs S6' });
  });

  it.each([
    [1, ['S6', 'R1']],
    [3, ['S6', 'H3', 'R1']],
    [4, ['S6', 'H3', 'R1']],
    [0, ['S6', 'R1']],
    [-1, ['S6', 'R1']],
  ] as [number, CheckId[]][])(
    'a threshold of %i instead of 2 has none either',
    async (threshold, expected) => {
      const report = await verifyArchive(assemble(withGroup((json) => (json.threshold = threshold))));
      expect(failing(report)).toEqual(expected);
      expect(notRun(report)).toEqual({ S3: 'needs S6' });
    },
  );
});

describe('shares by threshold', () => {
  const opened = (...openers: number[]) => mixedPoll(group, { openers }).parts;
  const wrong = (from: Parts, owner: number) => {
    const copy = structuredClone(from);
    for (const share of copy.shares) {
      if (share.owner === String(owner)) {
        share.text = altered(share.text, (value) => (value.decryption_factors[0][0] = other));
      }
    }
    return copy;
  };

  it.each([
    ['of another two', opened(4, 2, 1), []],
    ['of all three', opened(1, 2, 3, 4), []],
    ['of one alone', opened(1, 3), ['R1']],
    ['without the single custodian', opened(2, 3, 4), ['R1']],
    ['one of two wrong', wrong(honest, 3), ['D2', 'D3', 'R1']],
    ['the first of three wrong', wrong(opened(1, 2, 3, 4), 2), ['D2', 'D3']],
    ['the last of three wrong', wrong(opened(1, 2, 3, 4), 4), ['D2', 'D3']],
  ] as [string, Parts, CheckId[]][])('%s', async (_, forged, expected) => {
    expect(await failingOf(assemble(forged))).toEqual(expected);
  });

  it('name the wrong one where the others open', async () => {
    const report = await verifyArchive(assemble(wrong(opened(1, 2, 3, 4), 2)));
    const places = report.checks.find(({ id }) => id === 'D2')?.failures.map(({ place }) => place);
    expect(places).toEqual([expect.stringMatching(/^share 2 .*question 1, mark 1$/)]);
  });
});

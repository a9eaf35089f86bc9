import { describe, expect, it } from 'vitest';
import { base64, sha256, utf8 } from '../bytes';
import { deriveCredential } from '../credential';
import { belenios2048, ed25519 } from '../group';
import { mustAccept } from '../result';
import { makeCredential } from '../slip';
import { mixedPoll } from '../testing/mixed-poll';
import { smallPoll } from '../testing/polls';
import { seededRandom } from '../testing/seeded-random';
import { buildBallot, ciphertextsOf, printUnsignedBallot, readBallot, signBallot } from '.';

const random = seededRandom('ballots');

describe('numbers to be shuffled', () => {
  const { open } = mixedPoll(ed25519, { shufflers: [], openers: [] });
  const keys = deriveCredential(ed25519, open.election.uuid, makeCredential(random));
  const marks = [1, 0, 0];

  it('lie in one ciphertext, opened by its randomness', () => {
    const unsigned = mustAccept(buildBallot(open, keys, [marks, [0, 255, 7]], random));
    const [r = 0n] = unsigned.opening.randomness[1] ?? [];
    const answer = unsigned.text.answers[1];
    if (!answer) throw new Error('the second answer lacks');
    const [ciphertext] = ciphertextsOf(answer);
    const mask = open.publicKeyPowers.power(r);
    const beta = mustAccept(ed25519.decode(ciphertext?.beta ?? ''));
    const embedded = ed25519.multiply(beta, ed25519.inverse(mask));
    expect(ed25519.embedding?.extract(embedded, 3)).toEqual([0, 255, 7]);
  });

  it.each([
    ['choices-length', [1, 2]],
    ['choices-length', [1, 2, 3, 4]],
    ['choices-number', [0, 256, 0]],
    ['choices-number', [0, -1, 0]],
    ['choices-number', [0, 0.5, 0]],
    ['choices-number', [0, Number.NaN, 0]],
  ])('are refused with %s: %j', (code, numbers) => {
    expect(buildBallot(open, keys, [marks, numbers], random)).toMatchObject({ ok: false, code });
  });
});

describe.each([ed25519, belenios2048])('a ballot in $name', (group) => {
  const { open } = smallPoll(group);
  const keys = deriveCredential(group, open.election.uuid, makeCredential(random));
  const choices = [
    [0, 1, 1],
    [0, 1, 0],
  ];
  const unsigned = mustAccept(buildBallot(open, keys, choices, random));

  it('has a hash before it has a signature, and a tracker after', () => {
    const signed = signBallot(open, keys, unsigned, random);
    const text = mustAccept(readBallot(utf8(signed.ballot)));
    expect(text.signature.hash).toBe(unsigned.unsignedHash);
    expect(base64(sha256(printUnsignedBallot(text)))).toBe(unsigned.unsignedHash);
    expect(signed.tracker).toBe(base64(sha256(signed.ballot)));
  });

  it('can be opened by its randomness: every ciphertext is made again', () => {
    const { randomness, choices: opened } = unsigned.opening;
    unsigned.text.answers.forEach((answer, q) =>
      ciphertextsOf(answer).forEach((ciphertext, m) => {
        const r = randomness[q]?.[m] ?? 0n;
        const mark = group.generator.power(BigInt(opened[q]?.[m] ?? 0));
        expect(ciphertext.alpha).toBe(group.encode(group.generator.power(r)));
        expect(ciphertext.beta).toBe(group.encode(group.multiply(open.publicKeyPowers.power(r), mark)));
      }),
    );
  });

  it('does not print what opens it', () => {
    const { ballot } = signBallot(open, keys, unsigned, random);
    for (const r of unsigned.opening.randomness.flat()) expect(ballot).not.toContain(String(r));
  });

  it.each([
    ['choices-questions', [[1, 0, 0]]],
    [
      'choices-length',
      [
        [1, 0],
        [0, 1, 0],
      ],
    ],
    [
      'choices-mark',
      [
        [2, 0, 0],
        [0, 1, 0],
      ],
    ],
    [
      'choices-mark',
      [
        [0.5, 0.5, 0],
        [0, 1, 0],
      ],
    ],
    [
      'choices-mark',
      [
        [Number.NaN, 1, 0],
        [0, 1, 0],
      ],
    ],
    [
      'choices-limits',
      [
        [1, 1, 1],
        [0, 1, 0],
      ],
    ],
    [
      'choices-limits',
      [
        [0, 0, 0],
        [0, 1, 0],
      ],
    ],
    [
      'choices-limits',
      [
        [1, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      'choices-blank',
      [
        [1, 0, 0],
        [1, 1, 0],
      ],
    ],
  ])('is refused with %s for unlawful choices', (code, unlawful) => {
    expect(buildBallot(open, keys, unlawful, random)).toMatchObject({ ok: false, code });
  });
});

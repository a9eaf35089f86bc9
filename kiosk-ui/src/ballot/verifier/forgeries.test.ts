import { describe, expect, it } from 'vitest';
import { printUnsignedBallot, readBallot } from '../ballot';
import { base64, sha256, utf8 } from '../bytes';
import { deriveCredential } from '../credential';
import { ed25519 } from '../group';
import { printProof, signHash } from '../proof';
import { mustAccept } from '../result';
import { assemble, dismantle, type Parts } from '../testing/parts';
import { notRun, failing, failingOf } from '../testing/outcomes';
import { smallPoll } from '../testing/polls';
import { seededRandom } from '../testing/seeded-random';
import type { CheckId } from './report';
import { verifyArchive } from './verify';

const poll = smallPoll(ed25519);
const honest = await dismantle(poll.archive);
const random = seededRandom('forgeries');

/** A forger needs no types. */
type Loose = any;

/** Alters one JSON text by a function on its parsed form; order and compactness stay. */
function altered(text: string, alter: (value: Loose) => void): string {
  const value = JSON.parse(text) as Loose;
  alter(value);
  return JSON.stringify(value);
}

function parts(alter: (copy: Parts) => void): Parts {
  const copy = structuredClone(honest);
  alter(copy);
  return copy;
}

const withBallot = (index: number, alter: (ballot: Loose) => void) =>
  parts((copy) => {
    copy.ballots[index] = altered(copy.ballots[index] ?? '', alter);
  });

/** The same, signed again with the voter's own key: only what the forger altered is wrong. */
const withSignedBallot = (index: number, alter: (ballot: Loose) => void) =>
  parts((copy) => {
    const text = altered(copy.ballots[index] ?? '', alter);
    copy.ballots[index] = signedAgain(text, index);
  });

function signedAgain(text: string, voter: number): string {
  const ballot = mustAccept(readBallot(utf8(text)));
  const hash = base64(sha256(printUnsignedBallot(ballot)));
  const credential = poll.credentials[voter];
  if (!credential) throw new Error('no such voter');
  const keys = deriveCredential(ed25519, poll.open.election.uuid, credential);
  const proof = printProof(signHash(ed25519, keys.secret, hash, random));
  return altered(text, (value) => {
    value.signature = { hash, proof: JSON.parse(proof) };
  });
}

const withShare = (index: number, alter: (share: Loose) => void) =>
  parts((copy) => {
    const share = copy.shares[index];
    if (share) share.text = altered(share.text, alter);
  });

const bumped = (number: string) => String((BigInt(number) + 1n) % ed25519.order);
const other = ed25519.encode(ed25519.generator.power(4711n));
const identity = ed25519.encode(ed25519.identity);

/** A ballot that fails B1 or B3 is not counted, so that the honest tally is then another product (T1, T2). */
const ballotForgeries: readonly [string, Parts, CheckId[]][] = [
  ['nothing but a new signature', withSignedBallot(0, () => undefined), []],
  [
    'spaces',
    parts((copy) => (copy.ballots[0] = (copy.ballots[0] ?? '').replace(',', ', '))),
    ['B1', 'T1', 'T2'],
  ],
  ['an unknown field', withBallot(0, (ballot) => (ballot.more = 1)), ['B1', 'T1', 'T2']],
  [
    'a number with a leading zero',
    withBallot(0, (ballot) => {
      const proof = ballot.answers[0].individual_proofs[0][0];
      proof.challenge = `0${proof.challenge}`;
    }),
    ['B1', 'T1', 'T2'],
  ],
  [
    'a response of q or more',
    withBallot(0, (ballot) => {
      const proof = ballot.answers[0].overall_proof[0];
      proof.response = String(BigInt(proof.response) + ed25519.order);
    }),
    ['B1', 'T1', 'T2'],
  ],
  ['an answer too few', withBallot(0, (ballot) => ballot.answers.pop()), ['B1', 'T1', 'T2']],
  [
    'no blank proof where blank is allowed',
    withBallot(0, (ballot) => delete ballot.answers[1].blank_proof),
    ['B1', 'T1', 'T2'],
  ],
  ['another uuid', withSignedBallot(0, (ballot) => (ballot.election_uuid = '1'.repeat(14))), ['B2']],
  ['another election hash', withSignedBallot(0, (ballot) => (ballot.election_hash = 'A'.repeat(43))), ['B2']],
  [
    'the identity as alpha',
    withSignedBallot(0, (ballot) => (ballot.answers[0].choices[0].alpha = identity)),
    ['B3', 'T1', 'T2'],
  ],
  [
    'an upper-case element',
    withSignedBallot(0, (ballot) => {
      const choice = ballot.answers[0].choices[0];
      choice.beta = choice.beta.toUpperCase();
    }),
    ['B3', 'T1', 'T2'],
  ],
  [
    'a wrong mark proof',
    withSignedBallot(0, (ballot) => {
      const proof = ballot.answers[0].individual_proofs[1][0];
      proof.response = bumped(proof.response);
    }),
    ['B4'],
  ],
  [
    'a wrong challenge in a mark proof',
    withSignedBallot(2, (ballot) => {
      const proof = ballot.answers[1].individual_proofs[0][1];
      proof.challenge = bumped(proof.challenge);
    }),
    ['B4'],
  ],
  [
    'another ciphertext',
    withSignedBallot(0, (ballot) => (ballot.answers[0].choices[0].beta = other)),
    ['B4', 'B5', 'T1'],
  ],
  [
    'a wrong overall proof',
    withSignedBallot(0, (ballot) => {
      const proof = ballot.answers[0].overall_proof[0];
      proof.response = bumped(proof.response);
    }),
    ['B5'],
  ],
  [
    'a wrong overall proof of a question with blank',
    withSignedBallot(1, (ballot) => {
      const proof = ballot.answers[1].overall_proof[0];
      proof.challenge = bumped(proof.challenge);
    }),
    ['B5'],
  ],
  [
    'a wrong blank proof',
    withSignedBallot(1, (ballot) => {
      const proof = ballot.answers[1].blank_proof[1];
      proof.response = bumped(proof.response);
    }),
    ['B5'],
  ],
  [
    'a wrong signature',
    withBallot(0, (ballot) => {
      ballot.signature.proof.response = bumped(ballot.signature.proof.response);
    }),
    ['B6'],
  ],
  [
    'a signature of something else',
    withBallot(0, (ballot) => (ballot.signature.hash = 'A'.repeat(43))),
    ['B6'],
  ],
  ['the same ballot twice', parts((copy) => copy.ballots.push(copy.ballots[0] ?? '')), ['B8']],
];

describe('a forged ballot', () => {
  it.each(ballotForgeries)('with %s fails exactly its checks', async (_, forged, expected) => {
    expect(await failingOf(assemble(forged))).toEqual(expected);
  });

  it('tells where it is wrong, for every place', async () => {
    const forged = withSignedBallot(1, (ballot) => {
      for (const m of [0, 2]) {
        const proof = ballot.answers[0].individual_proofs[m][0];
        proof.response = bumped(proof.response);
      }
    });
    const report = await verifyArchive(assemble(forged));
    const check = report.checks.find(({ id }) => id === 'B4');
    expect(check).toMatchObject({ checked: 3, failed: 1 });
    expect(check?.failures.map(({ place }) => place)).toEqual([
      'ballot 2 (event height 2), question 1, mark 1',
      'ballot 2 (event height 2), question 1, mark 3',
    ]);
  });

  it('of a slip that is not on the list is not counted', async () => {
    const forged = parts((copy) => {
      const key = (JSON.parse(copy.ballots[0] ?? '') as Loose).credential as string;
      copy.credentials = altered(copy.credentials, (list) => list.splice(list.indexOf(key), 1));
    });
    expect(await failingOf(assemble(forged))).toEqual(['B7', 'T1', 'T2']);
  });

  it('cast with a slip that was used already fails in a poll of ours', async () => {
    const again = signedAgain(honest.ballots[0] ?? '', 0);
    const forged = parts((copy) => copy.ballots.push(again));
    expect(await failingOf(assemble(forged))).toEqual(['B8']);
  });

  it('alone in its poll leaves the later checks nothing to stand on', async () => {
    const forged = parts((copy) => {
      copy.ballots = [(copy.ballots[0] ?? '').replace(',', ', ')];
      copy.closed = false;
      delete copy.tally;
      copy.shares = [];
      delete copy.result;
    });
    const report = await verifyArchive(assemble(forged));
    expect(failing(report)).toEqual(['B1']);
    expect(notRun(report)).toMatchObject({ B2: 'needs B1', B8: 'needs B1', T1: 'stage not reached' });
  });
});

describe('a forged setup', () => {
  const election = (alter: (election: Loose) => void) =>
    parts((copy) => (copy.election = altered(copy.election, alter)));

  it('with absurd limits fails S1', async () => {
    expect(await failingOf(assemble(election((e) => (e.questions[0].max = 4))))).toContain('S1');
    expect(await failingOf(assemble(election((e) => (e.questions[0].min = 3))))).toContain('S1');
    expect(await failingOf(assemble(election((e) => (e.questions[0].min = -1))))).toContain('S1');
  });

  it('with a short uuid fails S1', async () => {
    expect(await failingOf(assemble(election((e) => (e.uuid = 'abc'))))).toContain('S1');
  });

  it('with a public key of nobody fails S3, and the identity fails S1', async () => {
    expect(await failingOf(assemble(election((e) => (e.public_key = other))))).toContain('S3');
    const report = await verifyArchive(assemble(election((e) => (e.public_key = identity))));
    expect(failing(report)).toContain('S1');
    expect(notRun(report)).toMatchObject({ S3: 'needs S1', B4: 'needs S1', B5: 'needs S1' });
  });

  it('with an unproved custodian key fails S2', async () => {
    const forged = parts((copy) => {
      copy.trustees = altered(copy.trustees, (list) => {
        list[0][1].pok.response = bumped(list[0][1].pok.response);
      });
    });
    expect(await failingOf(assemble(forged))).toEqual(['S2']);
  });

  it('with a custodian twice fails S2 and S3', async () => {
    const forged = parts((copy) => (copy.trustees = altered(copy.trustees, (list) => list.push(list[0]))));
    expect(await failingOf(assemble(forged))).toEqual(['S2', 'S3', 'R1']);
  });

  it('with an unsorted list, a weight, a stranger or a slip twice fails S4', async () => {
    const list = (alter: (list: Loose) => void) =>
      parts((copy) => (copy.credentials = altered(copy.credentials, alter)));
    expect(await failingOf(assemble(list((l) => l.reverse())))).toEqual(['S4']);
    expect(await failingOf(assemble(list((l) => (l[0] += ',2'))))).toEqual(['S4', 'T1', 'T2']);
    expect(await failingOf(assemble(list((l) => (l[0] += ',1'))))).toEqual([]);
    expect(await failingOf(assemble(list((l) => l.splice(1, 0, l[0]))))).toEqual(['S4']);
    expect(await failingOf(assemble(list((l) => l.push('f'.repeat(64)))))).toEqual(['S4']);
    const report = await verifyArchive(assemble(list((l) => (l[0] += ',01'))));
    expect(notRun(report)).toMatchObject({ T1: 'needs S4', T2: 'needs S4' });
  });

  it('with rules in another form or of another meaning fails S5', async () => {
    const described = (description: string) => failingOf(smallPoll(ed25519, description).archive);
    const rules = poll.open.election.description;
    expect(await described(rules.replace('"floor":1', '"floor": 1'))).toEqual(['S5']);
    expect(await described(rules.replace('"floor":1', '"floor":0'))).toEqual(['S5']);
    expect(await described(rules.replace('"revote":false', '"revote":true'))).toEqual(['S5']);
    expect(await described(rules.replace('poll/1', 'poll/2'))).toEqual(['S5']);
    expect(await described(rules.replace('{', '{"a":1,'))).toEqual(['S5']);
  });
});

describe('a forged tally', () => {
  it('fails T1 when it is another product, and what it says no share opens', async () => {
    const forged = parts((copy) => {
      if (copy.tally) copy.tally.text = altered(copy.tally.text, (t) => (t[0][0].beta = other));
    });
    expect(await failingOf(assemble(forged))).toEqual(['T1', 'R1']);
  });

  it('fails T1 when it is the product in another writing', async () => {
    const forged = parts((copy) => {
      if (copy.tally) copy.tally.text = copy.tally.text.replace(',', ', ');
    });
    expect(await failingOf(assemble(forged))).toEqual(['T1']);
  });

  it.each([
    ['a count', { numTallied: '4' }],
    ['a weight', { totalWeight: '2' }],
    ['a count written as a string', { numTallied: '"3"' }],
    ['a count written as a fraction', { numTallied: '3.0' }],
  ])('fails T2 with another %s', async (_, change) => {
    const forged = parts((copy) => {
      if (copy.tally) copy.tally = { ...copy.tally, ...change };
    });
    expect(await failingOf(assemble(forged))).toEqual(['T2']);
  });

  it('of fewer ballots than are there fails T1 and T2', async () => {
    const forged = parts((copy) => copy.ballots.pop());
    expect(await failingOf(assemble(forged))).toEqual(['T1', 'T2']);
  });
});

describe('a forged share', () => {
  it.each([
    ['an unknown owner', parts((copy) => Object.assign(copy.shares[0] ?? {}, { owner: '3' })), ['D1', 'R1']],
    ['an owner twice', parts((copy) => Object.assign(copy.shares[1] ?? {}, { owner: '1' })), ['D1', 'R1']],
    ['a factor too few', withShare(0, (share) => share.decryption_factors[1].pop()), ['D1']],
    ['a proof too few', withShare(0, (share) => share.decryption_proofs.pop()), ['D1']],
    ['a factor of no group', withShare(0, (share) => (share.decryption_factors[0][0] = 'zz')), ['D1']],
    [
      'a response with a leading zero',
      withShare(0, (share) => {
        share.decryption_proofs[0][0].response = `0${share.decryption_proofs[0][0].response}`;
      }),
      ['D1'],
    ],
    [
      'a wrong proof',
      withShare(0, (share) => {
        share.decryption_proofs[0][0].response = bumped(share.decryption_proofs[0][0].response);
      }),
      ['D2'],
    ],
    ['another factor', withShare(0, (share) => (share.decryption_factors[0][0] = other)), ['D2', 'D3', 'R1']],
    [
      'a wrong bound proof',
      withShare(1, (share) => {
        share.bound_proofs[1][2].challenge = bumped(share.bound_proofs[1][2].challenge);
      }),
      ['D3'],
    ],
    ['no bound proofs', withShare(0, (share) => delete share.bound_proofs), ['D3']],
    ['a bound proof too few', withShare(0, (share) => share.bound_proofs[0].pop()), ['D3']],
    ['bound proofs of another shape', withShare(0, (share) => (share.bound_proofs = 'none')), ['D3']],
    ['a field of its own', withShare(0, (share) => (share.note = 'ignored')), []],
  ] as [string, Parts, CheckId[]][])('with %s fails exactly its checks', async (_, forged, expected) => {
    expect(await failingOf(assemble(forged))).toEqual(expected);
  });

  it('that is spoilt leaves the result nothing to stand on', async () => {
    const report = await verifyArchive(assemble(withShare(0, (share) => share.decryption_factors.pop())));
    expect(notRun(report)).toEqual({ R1: 'needs D1' });
  });

  it('that is missing fails R1', async () => {
    expect(await failingOf(assemble(parts((copy) => copy.shares.pop())))).toEqual(['R1']);
  });
});

describe('a forged result', () => {
  it.each([
    ['another number', '{"result":[[1,2,0],[1,1,1]]}'],
    ['more than all votes', '{"result":[[99,2,0],[1,1,1]]}'],
    ['a number too few', '{"result":[[2,2,0],[1,1]]}'],
    ['a negative number', '{"result":[[2,2,-1],[1,1,1]]}'],
    ['a fraction', '{"result":[[2,2,0.0],[1,1,1]]}'],
    ['words', '{"result":"all for me"}'],
  ])('with %s fails R1', async (_, result) => {
    expect(await failingOf(assemble(parts((copy) => (copy.result = result))))).toEqual(['R1']);
  });

  it('stands as it was when nothing is altered', async () => {
    expect(honest.result).toBe('{"result":[[2,2,0],[1,1,1]]}');
    expect(assemble(honest)).toEqual(poll.archive);
  });
});

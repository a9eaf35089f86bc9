import { describe, expect, it } from 'vitest';
import { ed25519 } from '../group';
import {
  altered,
  bumped,
  honest,
  identity,
  other,
  parts,
  signedAgain,
  withBallot,
  withSignedBallot,
  type Loose,
} from '../testing/forger';
import { failing, failingOf, notRun } from '../testing/outcomes';
import { assemble, type Parts } from '../testing/parts';
import type { CheckId } from './report';
import { verifyArchive } from './verify';

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
  ['the same ballot twice', parts((copy) => copy.ballots.push(copy.ballots[0] ?? '')), ['A2', 'B8']],
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
    expect(await failingOf(assemble(forged))).toEqual(['B8', 'B10']);
  });

  it('with the random numbers of another voter clashes', async () => {
    const clash = (spoil: (ballot: Loose, other: Loose) => void) =>
      parts((copy) => {
        const other = JSON.parse(copy.ballots[0] ?? '') as Loose;
        const text = altered(copy.ballots[1] ?? '', (ballot) => spoil(ballot, other));
        copy.ballots[1] = signedAgain(text, 1);
      });
    const report = await verifyArchive(
      assemble(
        clash((ballot, { answers }) => (ballot.answers[1].choices[0].alpha = answers[0].choices[1].alpha)),
      ),
    );
    expect(failing(report)).toEqual(['B4', 'B5', 'B10', 'T1']);
    expect(report.checks.find(({ id }) => id === 'B10')).toMatchObject({
      checked: 3,
      failed: 1,
      failures: [{ place: 'ballot 2 (event height 2), question 2, mark 1' }],
    });
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
    expect(notRun(report)).toMatchObject({ B2: 'needs B1', B7: 'needs B1', T1: 'stage not reached' });
  });
});

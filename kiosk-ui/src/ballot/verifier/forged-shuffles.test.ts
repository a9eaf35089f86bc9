import { describe, expect, it } from 'vitest';
import { planElection } from '../ceremony';
import type { Question } from '../election';
import { belenios2048, ed25519, rfc3526, sm2, type Group } from '../group';
import { mustAccept } from '../result';
import { altered, bumped, type Loose } from '../testing/forger';
import { mixedPoll } from '../testing/mixed-poll';
import { failing, failingOf, notRun, without } from '../testing/outcomes';
import { assemble, type Parts } from '../testing/parts';
import { seededRandom } from '../testing/seeded-random';
import { makeKeyPair, printTrustees } from '../trustee';
import type { CheckId } from './report';
import { verifyArchive } from './verify';

const group = ed25519;
const { parts: honest } = mixedPoll(group);

function parts(alter: (copy: Parts) => void): Parts {
  const copy = structuredClone(honest);
  alter(copy);
  return copy;
}

const withShuffle = (index: number, alter: (shuffle: Loose) => void) =>
  parts((copy) => {
    const shuffle = copy.shuffles[index];
    if (shuffle) shuffle.text = altered(shuffle.text, alter);
  });

/** The element that a text writes, times g. */
function shifted(text: string): string {
  const element = mustAccept(group.decode(text));
  return group.encode(group.multiply(element, group.generator.power(1n)));
}

const answered = (alter: (answer: Loose, others: Loose) => void) =>
  parts((copy) => {
    const others = JSON.parse(copy.ballots[1] ?? '') as Loose;
    copy.ballots[0] = altered(copy.ballots[0] ?? '', (ballot) => alter(ballot.answers[1], others.answers[1]));
  });

describe('a shuffled answer', () => {
  it.each([
    ['with another response', answered(({ proof }) => (proof.response = bumped(proof.response)))],
    ['with another challenge', answered(({ proof }) => (proof.challenge = bumped(proof.challenge)))],
    ["that is another ballot's", answered((answer, others) => Object.assign(answer, others))],
    ['of something else than was proved', answered(({ choices }) => (choices.beta = shifted(choices.beta)))],
  ])('%s fails B9', async (_, forged) => {
    // The ballot's signature is not made again, and its ciphertext is another than in the tally.
    expect(await failingOf(assemble(forged))).toContain('B9');
  });

  it.each([
    ['is asked for as marks', parts((copy) => (copy.ballots[0] = swapAnswers(copy.ballots[0] ?? '')))],
    ['has a field more', answered((answer) => (answer.note = 'x'))],
    ['has a response of q', answered(({ proof }) => (proof.response = String(group.order)))],
    ['has its ciphertext in a list', answered((answer) => (answer.choices = [answer.choices]))],
  ])('that %s fails B1', async (_, forged) => {
    expect(await failingOf(assemble(forged))).toEqual(['B1', 'T1', 'T2']);
  });
});

function swapAnswers(ballot: string): string {
  return altered(ballot, (value) => value.answers.reverse());
}

const responses: [string, (proof: Loose) => void][] = [
  ...[0, 1, 2, 3].map((i): [string, (proof: Loose) => void] => [
    `s${i + 1}`,
    (proof) => (proof[1][i] = bumped(proof[1][i])),
  ]),
  ...[4, 5].flatMap((list) =>
    [0, 2].map((i): [string, (proof: Loose) => void] => [
      `${list === 4 ? 'ŝ' : "s'"}${i + 1}`,
      (proof) => (proof[1][list][i] = bumped(proof[1][list][i])),
    ]),
  ),
];

const elements: [string, (proof: Loose) => void][] = [
  ...[0, 1, 2].map((i): [string, (proof: Loose) => void] => [
    `t${i + 1}`,
    (proof) => (proof[0][i] = shifted(proof[0][i])),
  ]),
  ['t4,1', (proof) => (proof[0][3][0] = shifted(proof[0][3][0]))],
  ['t4,2', (proof) => (proof[0][3][1] = shifted(proof[0][3][1]))],
  ['t̂1', (proof) => (proof[0][4][0] = shifted(proof[0][4][0]))],
  ['t̂3', (proof) => (proof[0][4][2] = shifted(proof[0][4][2]))],
  ['c1', (proof) => (proof[2][0] = shifted(proof[2][0]))],
  ['ĉ3', (proof) => (proof[3][2] = shifted(proof[3][2]))],
];

describe('a forged shuffle', () => {
  it('stands as it was when nothing is altered', async () => {
    const report = await verifyArchive(assemble(honest));
    expect(failing(report)).toEqual([]);
    expect(notRun(report)).toEqual({});
    expect(honest.result).toContain('[3,2,1]');
  });

  it.each([...responses, ...elements])('with %s altered fails H2', async (_, alter) => {
    expect(await failingOf(assemble(withShuffle(1, ({ proofs }) => alter(proofs[0]))))).toEqual(['H2']);
  });

  const rows: [string, (row: Loose[]) => void][] = [
    ['an answer doubled in the place of another', (row) => (row[1] = row[0])],
    ['two answers the other way round', (row) => ([row[0], row[1]] = [row[1], row[0]])],
    ['another content', (row) => (row[2].beta = shifted(row[2].beta))],
    ['a half re-encrypted', (row) => (row[2].alpha = shifted(row[2].alpha))],
  ];
  it.each(rows)('with %s fails H2', async (_, alter) => {
    const failed = await failingOf(assemble(withShuffle(0, ({ ciphertexts }) => alter(ciphertexts[0]))));
    expect(failed).toEqual(['H2']);
  });

  const shapes: [string, Parts][] = [
    ['an answer dropped', withShuffle(0, ({ ciphertexts }) => ciphertexts[0].pop())],
    ['an answer added', withShuffle(0, ({ ciphertexts }) => ciphertexts[0].push(ciphertexts[0][0]))],
    [
      'an answer dropped everywhere',
      withShuffle(0, ({ ciphertexts, proofs }) => {
        const [[t, s, c, cHat]] = proofs;
        for (const list of [ciphertexts[0], t[4], s[4], s[5], c, cHat]) list.pop();
      }),
    ],
    ['no proof', withShuffle(0, ({ proofs }) => proofs.pop())],
    ['a response of q', withShuffle(0, ({ proofs }) => (proofs[0][1][0] = String(group.order)))],
    [
      'a response with a leading zero',
      withShuffle(0, ({ proofs }) => (proofs[0][1][0] = `0${proofs[0][1][0]}`)),
    ],
    ['an element of no group', withShuffle(0, ({ proofs }) => (proofs[0][0][0] = 'zz'))],
    ['a ciphertext of no group', withShuffle(0, ({ ciphertexts }) => (ciphertexts[0][0].alpha = 'zz'))],
    ['a commitment too few', withShuffle(0, ({ proofs }) => proofs[0][0].pop())],
    ['a response too many', withShuffle(0, ({ proofs }) => proofs[0][1].push('1'))],
  ];
  it.each(shapes)('with %s leaves nothing to stand on', async (_, forged) => {
    const report = await verifyArchive(assemble(forged));
    expect(failing(report)).toEqual(['H1']);
    const needs = Object.fromEntries(['H2', 'H3', 'D1', 'D2', 'D3', 'R1'].map((id) => [id, 'needs H1']));
    expect(notRun(report)).toEqual(needs);
  });

  it.each([
    ['an unknown owner', { shufflers: [5, 1, 2, 3] }, ['H1']],
    ['the owner nobody', { shufflers: [0, 1, 2, 3] }, ['H1']],
    ['an owner twice', { shufflers: [1, 2, 3, 1] }, ['H1']],
    ['more owners than are needed', { shufflers: [4, 3, 2, 1] }, []],
    ['the single custodian missing', { shufflers: [2, 3, 4] }, ['H3']],
    ['one of the group alone', { shufflers: [1, 2] }, ['H3']],
    ['nobody', { shufflers: [] }, ['H3']],
  ] as [string, { shufflers: number[] }, CheckId[]][])('by %s', async (_, plan, expected) => {
    expect(await failingOf(assemble(mixedPoll(group, plan).parts))).toEqual(expected);
  });

  it('with generators of its own is refused', async () => {
    const known = { ...group, independentGenerator: (i: number) => group.generator.power(BigInt(i + 3)) };
    const { parts: forged } = mixedPoll(known);
    expect(await failingOf(assemble(forged))).toEqual(['H2']);
  });

  it('does not end', async () => {
    expect(await failingOf(assemble(parts((copy) => (copy.shufflesEnded = false))))).toEqual(['A2']);
  });

  it("is enough once in somebody else's election, where no rules are promised", async () => {
    const report = await verifyArchive(
      assemble(mixedPoll(group, { description: 'd', shufflers: [2] }).parts),
    );
    expect(failing(report)).toEqual([]);
    expect(notRun(report)).toEqual({ ...without.rules, ...without.promise });
  });
});

describe('a weight where a question is shuffled', () => {
  it("fails S4 in somebody else's election too", async () => {
    const copy = structuredClone(mixedPoll(group, { description: 'd' }).parts);
    copy.credentials = altered(copy.credentials, (list) => (list[0] += ',2'));
    expect(await failingOf(assemble(copy))).toEqual(['S4', 'T1', 'T2']);
  });
});

describe('a shuffled question', () => {
  it.each([
    ['more answers than the group carries', ed25519, 31],
    ['more answers than the group carries', rfc3526, 255],
    ['more answers than the group carries', sm2, 31],
    ['any answer, where the group carries none', belenios2048, 1],
    ['no answers', ed25519, 0],
  ] as [string, Group, number][])('with %s fails S1 (%#)', async (_, of, count) => {
    const key = makeKeyPair(of, seededRandom('setups'));
    const answers = Array.from({ length: count }, () => '答');
    const plan = { group: of, uuid: 'Mixed2Mixed2Mixed2', name: 'n', description: 'd', custodians: [key] };
    const setup = (questions: readonly Question[]) =>
      assemble({
        timestamp: 1_795_000_000n,
        election: planElection({ ...plan, questions }),
        trustees: printTrustees([key.publicKeyText]),
        credentials: '[]',
        ballots: [],
        closed: false,
        shuffles: [],
        shufflesEnded: false,
        shares: [],
      });
    expect(await failingOf(setup([{ kind: 'shuffled', text: '问', answers }]))).toEqual(['S1']);
    const most = of.embedding?.mostNumbers;
    if (most === undefined) return;
    const lawful = Array.from({ length: most }, () => '答');
    expect(await failingOf(setup([{ kind: 'shuffled', text: '问', answers: lawful }]))).toEqual([]);
  });
});

describe('shuffled numbers in a result', () => {
  const result = (alter: (rows: Loose) => void) =>
    parts((copy) => (copy.result = altered(copy.result ?? '', ({ result: rows }) => alter(rows))));
  it.each([
    ['256', result((rows) => (rows[1][0][2] = 256))],
    ['minus one', result((rows) => (rows[1][0][2] = -1))],
    ['others than opened', result((rows) => (rows[1][0][2] += 1))],
    ['one too few', result((rows) => rows[1][0].pop())],
    ['one too many', result((rows) => rows[1][0].push(0))],
    ['an answer too few', result((rows) => rows[1].pop())],
    ['an answer twice', result((rows) => rows[1].push(rows[1][0]))],
    ['in another order', result((rows) => rows[1].reverse())],
    ['counts', result((rows) => (rows[1] = rows[0]))],
    ['answers in the place of counts', result((rows) => (rows[0] = rows[1]))],
  ])('%s fail R1', async (_, forged) => {
    expect(await failingOf(assemble(forged))).toEqual(['R1']);
  });
});

import { describe, expect, it } from 'vitest';
import { ed25519 } from '../group';
import {
  altered,
  bumped,
  honest,
  identity,
  other,
  parts,
  poll,
  withShare,
  type Loose,
} from '../testing/forger';
import { failing, failingOf, notRun, without } from '../testing/outcomes';
import { assemble, type Parts } from '../testing/parts';
import { smallPoll } from '../testing/polls';
import type { CheckId } from './report';
import { verifyArchive } from './verify';

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
    const offTheList = await failingOf(assemble(list((l) => (l[0] += ',01'))));
    expect(offTheList).toEqual(['S4', 'B7', 'T1', 'T2']);
  });

  it('with rules in another form or of another meaning fails S5', async () => {
    const described = (description: string) => failingOf(smallPoll(ed25519, description).archive);
    const rules = poll.open.election.description;
    expect(await described(rules.replace('"floor":1', '"floor": 1'))).toEqual(['S5']);
    expect(await described(rules.replace('"floor":1', '"floor":0'))).toEqual(['S5']);
    expect(await described(rules.replace('"revote":false', '"revote":true'))).toEqual(['S5']);
    expect(await described(rules.replace('poll/1', 'poll/2'))).toEqual(['S5']);
    expect(await described(rules.replace('{', '{"a":1,'))).toEqual(['S5']);
    expect(await described(`see ${rules}`)).toEqual(['S5']);
  });

  it('with a floor above its three ballots fails D4 as soon as a share stands', async () => {
    const rules = (floor: number) => poll.open.election.description.replace('"floor":1', `"floor":${floor}`);
    expect(await failingOf(smallPoll(ed25519, rules(3)).archive)).toEqual([]);
    const strict = smallPoll(ed25519, rules(4));
    expect(await failingOf(strict.archive)).toEqual(['D4']);
    const tallied = await verifyArchive(strict.tallied);
    expect(failing(tallied)).toEqual([]);
    expect(notRun(tallied)).toMatchObject({ D4: 'stage not reached' });
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
    expect(notRun(report)).toEqual({ ...without.groups, ...without.shuffles, R1: 'needs D1' });
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

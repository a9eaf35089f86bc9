import { castBallot, ciphertextsOf, readBallot } from '../ballot';
import { utf8 } from '../bytes';
import { deriveCredential } from '../credential';
import {
  openElection,
  printCredentialList,
  printElection,
  printPollRules,
  type OpenElection,
  type Question,
} from '../election';
import type { Group } from '../group';
import { openTally, printOutcome, readOpened } from '../outcome';
import { mustAccept } from '../result';
import { makeShare, readShare } from '../share';
import { makeShuffle } from '../shuffle';
import { makeCredential } from '../slip';
import {
  printEncryptedTally,
  shuffledRows,
  tallyBallots,
  withShuffledRows,
  type EncryptedTally,
} from '../tally';
import { combination, combineKeys, makeKeyPair, printPublicKey, readTrustees } from '../trustee';
import type { Parts } from './parts';
import { plainQuestion } from './polls';
import { seededRandom } from './seeded-random';
import { dealGroup, type DealtGroup } from './threshold-dealer';

/** One number for each answer, opened after shuffling. */
export const numbersQuestion: Question = { kind: 'shuffled', text: '打分', answers: ['甲', '乙', '丙'] };

/** What a test may have otherwise. */
export interface MixedPlan {
  readonly description?: string;
  /** Owners in the order in which they shuffle and open, from 1. */
  readonly shufflers?: readonly number[];
  readonly openers?: readonly number[];
}

/** An election with one single custodian and two of three by threshold, marks and shuffled numbers, and its secrets. */
export interface MixedPoll {
  readonly parts: Parts;
  readonly open: OpenElection;
  readonly dealt: DealtGroup;
  readonly tally: EncryptedTally;
}

export const mixedVotes = [
  [
    [1, 0, 0],
    [0, 255, 7],
  ],
  [
    [1, 1, 0],
    [3, 2, 1],
  ],
  [
    [0, 1, 0],
    [0, 0, 0],
  ],
];

export function mixedPoll(group: Group, plan: MixedPlan = {}): MixedPoll {
  const random = seededRandom('mixed poll');
  const single = makeKeyPair(group, random);
  const dealt = dealGroup(group, 3, 2, random);
  const key = combineKeys(group, [single.publicKey, dealt.key]);
  const description = plan.description ?? printPollRules({ floor: 1, kind: 'TEST', rulePack: '' });
  const uuid = 'Mixed2Mixed2Mixed2';
  const election = printElection({
    uuid,
    name: 'n',
    description,
    group,
    publicKey: group.encode(key),
    questions: [plainQuestion, numbersQuestion],
  });
  const open = { ...mustAccept(openElection(election)), group };
  const { questions } = open.election;
  const credentials = mixedVotes.map(() => makeCredential(random));
  const slips = credentials.map((credential) => deriveCredential(group, uuid, credential).publicKeyText);
  const ballots = mixedVotes.map((vote, i) => {
    const credential = credentials[i] ?? makeCredential(random);
    return mustAccept(castBallot(open, credential, vote, random)).ballot;
  });
  const tally = tallyBallots(
    group,
    questions,
    ballots.map((ballot) => ({ choices: choicesOf(group, ballot), weight: 1 })),
  );
  let current = tally;
  const shuffles = (plan.shufflers ?? [1, 2, 3]).map((owner) => {
    const { text, rows } = makeShuffle(open, shuffledRows(questions, current), random);
    current = withShuffledRows(questions, current, rows);
    return { owner: String(owner), text };
  });
  const trustees = `[["Single",${printPublicKey(single.publicKeyText)}],["Pedersen",${JSON.stringify(dealt.json)}]]`;
  const secrets = [single.privateKey, ...dealt.members.map(({ privateKey }) => privateKey)];
  const shares = (plan.openers ?? [1, 2, 3]).map((owner) => {
    const privateKey = secrets[owner - 1] ?? 0n;
    return {
      owner: String(owner),
      text: makeShare({ group, privateKey, electionHash: open.hash }, current, random),
    };
  });
  const enough = secrets.map((privateKey, i) => ({
    owner: i + 1,
    factors: factorsOf(group, makeShare({ group, privateKey, electionHash: open.hash }, current, random)),
  }));
  const exponents = combination(mustAccept(readTrustees(utf8(trustees))), [1, 2, 3, 4], group.order);
  const combined = enough.flatMap(({ owner, factors }) => {
    const exponent = exponents?.get(owner);
    return exponent === undefined ? [] : [{ factors, exponent }];
  });
  const outcome = readOpened(group, questions, openTally(group, current, combined), mixedVotes.length);
  const parts: Parts = {
    timestamp: 1_795_000_000n,
    election,
    trustees,
    credentials: printCredentialList(slips),
    ballots,
    closed: true,
    tally: {
      text: printEncryptedTally(group, tally),
      numTallied: String(ballots.length),
      totalWeight: String(ballots.length),
    },
    shuffles,
    shufflesEnded: true,
    shares,
    result: printOutcome(mustAccept(outcome)),
  };
  return { parts, open, dealt, tally };
}

function choicesOf(group: Group, ballot: string): EncryptedTally {
  const decode = (text: string) => mustAccept(group.decode(text));
  return mustAccept(readBallot(utf8(ballot))).answers.map((answer) =>
    ciphertextsOf(answer).map(({ alpha, beta }) => ({ alpha: decode(alpha), beta: decode(beta) })),
  );
}

function factorsOf(group: Group, share: string) {
  const { factors } = mustAccept(readShare(utf8(share)));
  return factors.map((list) => list.map((factor) => mustAccept(group.decode(factor))));
}

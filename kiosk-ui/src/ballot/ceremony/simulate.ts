import { ArchiveWriter } from '../archive';
import { castBallot, ciphertextsOf, readBallot, type Choices } from '../ballot';
import { utf8 } from '../bytes';
import { deriveCredential } from '../credential';
import { isShuffled, printPollRules, type OpenElection, type Question } from '../election';
import { largestNumber, type Group } from '../group';
import { randomBelow, type RandomSource } from '../random';
import { mustAccept } from '../result';
import { makeCredential, type CredentialText } from '../slip';
import { makeShare, readShare } from '../share';
import { makeShuffle } from '../shuffle';
import { shuffledRows, withShuffledRows, type EncryptedTally, type WeightedBallot } from '../tally';
import { makeKeyPair, type KeyPair } from '../trustee';
import { writeBallot, writeResult, writeShare, writeShuffle, writeTally } from './closing';
import { makeUuid, planElection, writeSetup } from './setup';

export interface SimulationPlan {
  readonly group: Group;
  readonly questions: readonly Question[];
  /** What each voter chooses; lawful for the questions. */
  readonly votes: readonly Choices[];
  readonly custodians: number;
  readonly timestamp: bigint;
  /** By default the rules of a poll of ours with the lowest floor. */
  readonly description?: string;
}

/** A whole election and all its secrets: for tests and cross-checks, never for a poll. */
export interface Simulation {
  readonly archive: Uint8Array;
  readonly electionRaw: string;
  readonly open: OpenElection;
  readonly custodians: readonly KeyPair[];
  readonly credentials: readonly CredentialText[];
  readonly ballots: readonly string[];
  /** The archive as it stood after the encrypted tally. */
  readonly tallied: Uint8Array;
}

/** Makes a whole valid election from setup to result. */
export function simulateElection(plan: SimulationPlan, random: RandomSource): Simulation {
  const { group, questions, votes } = plan;
  const rules = { floor: 1, kind: 'SIMULATION', rulePack: '' };
  const custodians = Array.from({ length: plan.custodians }, () => makeKeyPair(group, random));
  const uuid = makeUuid(random);
  const description = plan.description ?? printPollRules(rules);
  const electionRaw = planElection({ group, uuid, name: 'n', description, questions, custodians });
  const credentials = votes.map(() => makeCredential(random));
  const keys = credentials.map((credential) => deriveCredential(group, uuid, credential).publicKeyText);
  const writer = ArchiveWriter.begin(plan.timestamp, group.hash);
  const publicKeys = custodians.map((custodian) => custodian.publicKeyText);
  const open = mustAccept(writeSetup(writer, electionRaw, publicKeys, keys));
  const ballots = votes.map((vote, i) => {
    const credential = credentials[i] ?? makeCredential(random);
    return mustAccept(castBallot(open, credential, vote, random)).ballot;
  });
  for (const ballot of ballots) writeBallot(writer, ballot);
  const before = writeTally(
    writer,
    open,
    ballots.map((ballot) => weigh(open, ballot)),
  );
  const tallied = writer.bytes();
  const tally = isShuffled(questions)
    ? shuffleByAll(writer, open, before, custodians.length, random)
    : before;
  const shares = custodians.map((custodian, i) => {
    const key = { group, privateKey: custodian.privateKey, electionHash: open.hash };
    const share = makeShare(key, tally, random);
    writeShare(writer, i + 1, share);
    const text = mustAccept(readShare(utf8(share)));
    const factors = text.factors.map((list) => list.map((factor) => mustAccept(group.decode(factor))));
    return { factors, exponent: 1n };
  });
  mustAccept(writeResult(writer, open, tally, shares, votes.length));
  return {
    archive: writer.bytes(),
    electionRaw,
    open,
    custodians,
    credentials,
    ballots,
    tallied,
  };
}

/** Every custodian shuffles once; what is to be opened afterwards. */
function shuffleByAll(
  writer: ArchiveWriter,
  open: OpenElection,
  before: EncryptedTally,
  custodians: number,
  random: RandomSource,
): EncryptedTally {
  const { questions } = open.election;
  let tally = before;
  for (let owner = 1; owner <= custodians; owner++) {
    const { text, rows } = makeShuffle(open, shuffledRows(questions, tally), random);
    writeShuffle(writer, owner, text);
    tally = withShuffledRows(questions, tally, rows);
  }
  writer.event('EndShuffles');
  return tally;
}

/** A ballot of ours as the tally takes it; for ballots from outside the verifier's checks come first. */
function weigh(open: OpenElection, ballot: string): WeightedBallot {
  const { answers } = mustAccept(readBallot(utf8(ballot)));
  const decode = (text: string) => mustAccept(open.group.decode(text));
  const choices = answers.map((answer) =>
    ciphertextsOf(answer).map(({ alpha, beta }) => ({ alpha: decode(alpha), beta: decode(beta) })),
  );
  return { choices, weight: 1 };
}

/** Lawful random choices: any numbers, or marks, blank one time in eight where blank is allowed. */
export function randomChoices(questions: readonly Question[], random: RandomSource): Choices {
  const below = (bound: number) => Number(randomBelow(random, BigInt(bound)));
  return questions.map((question) => {
    if (question.kind === 'shuffled') return question.answers.map(() => below(largestNumber + 1));
    const marks = question.answers.map(() => 0);
    if (question.blank && below(8) === 0) return [1, ...marks];
    const wanted = question.min + below(question.max - question.min + 1);
    for (let placed = 0; placed < wanted;) {
      const at = below(marks.length);
      if (marks[at] === 1) continue;
      marks[at] = 1;
      placed++;
    }
    return question.blank ? [0, ...marks] : marks;
  });
}

import { base64, utf8 } from '../bytes';
import { groupNamed, type Element, type FixedBase, type Group } from '../group';
import { hashBytes } from '../hash';
import { fieldsOf, integerOf, itemsOf, parseJsonBytes, stringOf } from '../json';
import { accept, refuse, type Result } from '../result';
import { isSensible, printQuestion, readQuestion, type Question } from './question';

/** The `election` structure (§4.10). What its public key is worth is check S1's business. */
export interface Election {
  readonly uuid: string;
  readonly name: string;
  readonly description: string;
  readonly group: Group;
  readonly publicKey: string;
  readonly questions: readonly Question[];
}

/** An election whose public key has been decoded: what ballots are made for and checked against. */
export interface OpenElection {
  readonly election: Election;
  readonly group: Group;
  /** φ (§4.10). */
  readonly hash: string;
  readonly publicKey: Element;
  readonly publicKeyPowers: FixedBase;
}

const mostQuestions = 1_000;
const mostAnswers = 10_000;

/** Reads the shape; unknown fields are ignored, unknown versions, groups and kinds of question refused. */
export function readElection(bytes: Uint8Array): Result<Election> {
  const json = parseJsonBytes(bytes);
  if (!json.ok) return refuse(json.code, `the election ${json.reason}`);
  const fields = fieldsOf(json.value);
  if (!fields) return refuse('election-shape', 'the election is not an object');
  const version = integerOf(fields.get('version'));
  if (version === undefined) return refuse('election-shape', 'the election has no readable version');
  if (version !== 1) {
    return refuse('election-version', `election version ${version} is not known to this release`);
  }
  const texts = ['uuid', 'name', 'description', 'group', 'public_key'].map((name) =>
    stringOf(fields.get(name)),
  );
  const [uuid, name, description, groupName, publicKey] = texts;
  const items = itemsOf(fields.get('questions'));
  if (
    uuid === undefined ||
    name === undefined ||
    description === undefined ||
    groupName === undefined ||
    publicKey === undefined ||
    !items
  ) {
    return refuse('election-shape', 'the election lacks a field or has one of another type');
  }
  const group = groupNamed(groupName);
  if (!group) return refuse('election-group', `the group "${groupName}" is not known to this release`);
  const questions: Question[] = [];
  let answers = 0;
  for (const item of items) {
    const question = readQuestion(item);
    if (!question.ok) return question;
    questions.push(question.value);
    answers += question.value.answers.length;
    if (questions.length > mostQuestions || answers > mostAnswers) {
      return refuse('election-size', 'the election has more questions or answers than this release takes');
    }
  }
  return accept({ uuid, name, description, group, publicKey, questions });
}

/** The compact text in the specification's order. */
export function printElection(election: Election): string {
  const text = (value: string) => JSON.stringify(value);
  return (
    `{"version":1,"description":${text(election.description)},"name":${text(election.name)},` +
    `"group":${text(election.group.name)},"public_key":${text(election.publicKey)},` +
    `"questions":[${election.questions.map(printQuestion).join(',')}],"uuid":${text(election.uuid)}}`
  );
}

/** Readies an election's raw text for ballots: φ is the hash of exactly these bytes. */
export function openElection(raw: string): Result<OpenElection> {
  const read = readElection(utf8(raw));
  if (!read.ok) return read;
  const election = read.value;
  if (
    election.questions.length === 0 ||
    !election.questions.every((question) => isSensible(question, election.group))
  ) {
    return refuse('election-questions', 'the election has no questions or one with absurd limits');
  }
  const decoded = election.group.decode(election.publicKey);
  if (!decoded.ok) return refuse(decoded.code, `the election's public key ${decoded.reason}`);
  if (election.group.isIdentity(decoded.value)) {
    return refuse('election-key', "the election's public key is the identity");
  }
  return accept({
    election,
    group: election.group,
    hash: base64(hashBytes(election.group.hash, raw)),
    publicKey: decoded.value,
    publicKeyPowers: election.group.fixedBase(decoded.value),
  });
}

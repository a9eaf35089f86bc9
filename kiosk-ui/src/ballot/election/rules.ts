import { booleanOf, canonicalJson, fieldsOf, hasExactly, integerOf, parseJson, stringOf } from '../json';
import { accept, refuse, type Result } from '../result';

/** What a poll of ours promises beyond the archive's fields (docs/protocol.md, the poll's own rules). */
export interface PollRules {
  readonly floor: number;
  readonly kind: string;
  readonly rulePack: string;
}

const fieldNames = ['boundShares', 'floor', 'format', 'kind', 'revote', 'rulePack'];

/** The description text that carries these rules. */
export function printPollRules(rules: PollRules): string {
  const kind = JSON.stringify(rules.kind);
  const rulePack = JSON.stringify(rules.rulePack);
  return (
    `{"boundShares":true,"floor":${rules.floor},"format":"piaoxiang-poll/1",` +
    `"kind":${kind},"revote":false,"rulePack":${rulePack}}`
  );
}

/** True when the description marks a poll of ours, lawful or not: nothing may make the rules look like no rules. */
export function isOwnPoll(description: string): boolean {
  if (description.includes('piaoxiang-poll/')) return true;
  const json = parseJson(description);
  const format = json.ok ? stringOf(fieldsOf(json.value)?.get('format')) : undefined;
  return format?.startsWith('piaoxiang-poll/') ?? false;
}

/** Reads the description of a poll of ours; refuses what is not exactly these fields in canonical form. */
export function readPollRules(description: string): Result<PollRules> {
  const json = parseJson(description);
  if (!json.ok) return json;
  const fields = fieldsOf(json.value);
  if (!fields || !hasExactly(fields, fieldNames)) {
    return refuse('rules-fields', 'the poll rules do not have exactly the known fields');
  }
  const floor = integerOf(fields.get('floor'));
  const kind = stringOf(fields.get('kind'));
  const rulePack = stringOf(fields.get('rulePack'));
  const lawful =
    booleanOf(fields.get('boundShares')) === true &&
    booleanOf(fields.get('revote')) === false &&
    stringOf(fields.get('format')) === 'piaoxiang-poll/1';
  if (!lawful || floor === undefined || floor < 1 || rulePack === undefined) {
    return refuse('rules-values', 'a poll rule has an unlawful value');
  }
  if (kind === undefined || !/^[A-Z][A-Z_]{0,63}$/.test(kind)) {
    return refuse('rules-kind', 'the ballot kind is not in upper snake case');
  }
  if (canonicalJson(json.value) !== description) {
    return refuse('rules-canonical', 'the poll rules are not in canonical form (RFC 8785)');
  }
  return accept({ floor, kind, rulePack });
}

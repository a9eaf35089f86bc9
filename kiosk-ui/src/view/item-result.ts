import { list, object, optional, otherwise, string, whole, type Reader } from './read';

/** What the server tells of a result, by its family, turned into the one shape that screens show. */

const readVotes = list(object({ label: string, votes: whole }));
const readFlags = otherwise(list(object({ text: string, arithmetic: otherwise(string, '') })), []);
const box = { issued: whole, returned: whole, valid: whole, invalid: whole };

const readDecision = object({
  ...box,
  options: readVotes,
  base: whole,
  rule: object({
    ruleId: optional(string),
    text: otherwise(string, ''),
    arithmetic: otherwise(string, ''),
    left: whole,
    right: whole,
  }),
});

const readRecommendation = object({
  ...box,
  names: list(
    object({ name: string, votes: whole, rates: otherwise(list(object({ label: string, of: whole })), []) }),
  ),
});

const readAppraisal = object({
  ...box,
  persons: list(object({ name: string, grades: readVotes, flags: readFlags })),
});

/** Reads the server's families; a result that is in the screens' shape already passes as it is. */
export function byFamily<T>(plain: Reader<T>, decisionBase: string): Reader<T> {
  return (value, at) => {
    switch ((value as { family?: unknown } | null)?.family) {
      case 'DECISION': {
        const { base, rule, ...seen } = readDecision(value, at);
        const { ruleId, arithmetic, ...sum } = rule;
        const text = arithmetic ? `${sum.text}：${arithmetic}` : sum.text;
        return plain({ ...seen, ...sum, text, rule: ruleId, base: { name: decisionBase, count: base } }, at);
      }
      case 'RECOMMENDATION': {
        const { names, ...seen } = readRecommendation(value, at);
        const other = names[0]?.rates[1];
        const base = other && { name: other.label, count: other.of };
        return plain(
          { ...seen, options: names.map(({ name, votes }) => ({ label: name, votes })), base },
          at,
        );
      }
      case 'APPRAISAL': {
        const { persons, ...seen } = readAppraisal(value, at);
        const rows = persons.map(({ name, grades, flags }) => ({
          label: name,
          options: grades,
          flags: flags.map(({ text, arithmetic }) => (arithmetic ? `${text}：${arithmetic}` : text)),
        }));
        return plain({ ...seen, options: [], rows }, at);
      }
      default:
        return plain(value, at);
    }
  };
}

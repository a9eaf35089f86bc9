import { Memory, verifyArchive, type CheckId, type VerificationReport } from '../verifier';

/** The checks that failed. */
export function failing(report: VerificationReport): CheckId[] {
  return report.checks.filter((check) => check.status === 'FAIL').map((check) => check.id);
}

/** The checks that were not run, each with its reason. */
export function notRun(report: VerificationReport): Partial<Record<CheckId, string>> {
  const checks = report.checks.filter((check) => check.status === 'NOT RUN');
  return Object.fromEntries(checks.map((check) => [check.id, check.reason]));
}

const noQuestion = 'no question is shuffled';

/** Why checks are not run of an election without threshold groups, without shuffled questions, or of others'. */
export const without = {
  groups: { S6: 'no custodians share a key by threshold' },
  shuffles: { B9: noQuestion, H1: noQuestion, H2: noQuestion, H3: noQuestion },
  promise: { H3: 'this election does not promise that all custodians shuffle' },
  rules: {
    S5: 'this election does not carry poll rules of ours',
    D3: 'shares of this election do not promise bound proofs',
    D4: 'this election does not carry poll rules of ours',
  },
};

/** Forgeries of one election share most of their proofs. */
const memory = new Memory();

export async function failingOf(archive: Uint8Array): Promise<CheckId[]> {
  return failing(await verifyArchive(archive, { memory }));
}

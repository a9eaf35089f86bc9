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

/** Forgeries of one election share most of their proofs. */
const memory = new Memory();

export async function failingOf(archive: Uint8Array): Promise<CheckId[]> {
  return failing(await verifyArchive(archive, { memory }));
}

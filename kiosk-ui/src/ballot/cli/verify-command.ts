import { createReadStream } from 'node:fs';
import { Memory, verifyArchive, type VerificationReport } from '../verifier';

/** Verifies files one after the other; with `--json` one line of JSON per file. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const files = args.filter((arg) => arg !== '--json');
  const verdicts = new Set<string>();
  const memory = new Memory();
  for (const file of files) {
    const report = await verifyFile(file, memory);
    verdicts.add(report.verdict);
    process.stdout.write(json ? `${printJson(file, report)}\n` : printText(file, report));
  }
  if (verdicts.has('unusable') || files.length === 0) return 2;
  return verdicts.has('invalid') ? 1 : 0;
}

async function verifyFile(file: string, memory: Memory): Promise<VerificationReport> {
  try {
    return await verifyArchive(createReadStream(file, { highWaterMark: 1 << 20 }), { memory });
  } catch (problem) {
    const code = (problem as NodeJS.ErrnoException).code;
    if (code === undefined) throw problem;
    const sentence = { zh: `无法读取文件（${code}）。`, en: `The file cannot be read (${code}).` };
    return { verdict: 'unusable', stage: null, sentence, checks: [] };
  }
}

function printJson(file: string, report: VerificationReport): string {
  const checks = report.checks.map(({ id, status, checked, failed, failures, reason }) => ({
    id,
    status,
    checked,
    failed,
    failures,
    ...(reason === undefined ? {} : { reason }),
  }));
  return JSON.stringify({ file, verdict: report.verdict, stage: report.stage, checks });
}

function printText(file: string, report: VerificationReport): string {
  const lines = [`${file}: ${report.verdict} (${report.stage ?? '-'}) ${report.sentence.en}`];
  for (const check of report.checks) {
    const why = check.reason === undefined ? '' : ` (${check.reason})`;
    lines.push(`  ${check.id} ${check.status}${why}  ${check.question.en}`);
    for (const failure of check.failures) lines.push(`       ${failure.place}: ${failure.reason}`);
  }
  return `${lines.join('\n')}\n`;
}

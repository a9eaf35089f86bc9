import { readContents, type ArchiveSource, type Contents, type EventType } from '../archive';
import { checkChain, checkRecords } from './archive-checks';
import { checkBallots } from './ballot-checks';
import { Memory } from './memory';
import { checkIds, makeRecorders, type Stage, type VerificationReport } from './report';
import { checkResult } from './result-check';
import { checkSetup, readSetup } from './setup-checks';
import { checkShares } from './share-checks';
import { checkShuffles } from './shuffle-checks';
import { checkTally } from './tally-checks';
import { unusable } from './unusable';

export interface VerifyOptions {
  /** Hears how far the work is, from 0 to 1. */
  readonly onProgress?: (progress: number) => void;
  /** What was proved before, where several archives of one election are checked. */
  readonly memory?: Memory;
}

const stages: Readonly<Record<EventType, Stage>> = {
  Setup: 'setup',
  Ballot: 'open',
  EndBallots: 'closed',
  EncryptedTally: 'tallied',
  Shuffle: 'shuffled',
  EndShuffles: 'shuffled',
  PartialDecryption: 'decrypted',
  Result: 'result',
};

/** Checks a whole archive (docs/protocol.md, numbered checks). Never throws for what the bytes hold. */
export async function verifyArchive(
  source: ArchiveSource,
  options: VerifyOptions = {},
): Promise<VerificationReport> {
  const progress = options.onProgress ?? (() => undefined);
  const memory = options.memory ?? new Memory();
  progress(0);
  const read = await readContents(source);
  if (!read.ok) return unusable(read);
  const contents = read.value;
  const setup = readSetup(contents);
  if (!setup.ok) return unusable(setup);
  const recorders = makeRecorders();
  checkRecords(contents, recorders);
  checkChain(contents, setup.value.shuffled, recorders);
  const checked = checkSetup(setup.value, recorders, memory);
  progress(0.1);
  const counted = await checkBallots(contents, checked, recorders, memory, (done, total) => {
    progress(0.1 + (0.8 * done) / total);
  });
  const tally = checkTally(contents, checked, counted, recorders);
  const states = checkShuffles(contents, checked, tally, recorders, memory);
  const shares = checkShares(contents, checked, states, recorders, memory);
  checkResult(contents, checked, states, shares, recorders);
  progress(1);
  const checks = checkIds.map((id) => recorders[id].report());
  const failed = checks.filter((check) => check.status === 'FAIL').map((check) => check.id);
  const stage = stageOf(contents);
  return failed.length === 0
    ? {
        verdict: 'valid',
        stage,
        sentence: { zh: '所有已做的检查均通过。', en: 'All checks that were made passed.' },
        checks,
      }
    : {
        verdict: 'invalid',
        stage,
        sentence: {
          zh: `检查未通过：${failed.join('、')}。`,
          en: `These checks failed: ${failed.join(', ')}.`,
        },
        checks,
      };
}

/** Told by the last event of a known type, lawful or not. */
function stageOf(contents: Contents): Stage | null {
  const last = contents.events.findLast(({ event }) => event !== undefined)?.event;
  return last ? stages[last.type] : null;
}

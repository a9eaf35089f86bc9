import { describe, expect, it } from 'vitest';
import { ed25519 } from '../group';
import { smallPoll } from '../testing/polls';
import { seededRandom } from '../testing/seeded-random';
import type { WorkerAnswer, WorkerRequest } from './messages';
import { BallotService } from './service';

const poll = smallPoll(ed25519);

function worker() {
  const answers: WorkerAnswer[] = [];
  const service = new BallotService(seededRandom('worker'), (answer) => answers.push(answer));
  return {
    answers,
    async ask(request: WorkerRequest): Promise<WorkerAnswer | undefined> {
      await service.handle(request);
      return answers.at(-1);
    },
  };
}

const ballot: WorkerRequest = {
  kind: 'build-ballot',
  id: 1,
  election: poll.electionRaw,
  credential: poll.credentials[0] ?? '',
  choices: [
    [1, 0, 0],
    [0, 1, 0],
  ],
};

describe('the worker', () => {
  it('verifies with progress from 0 to 1', async () => {
    const { ask, answers } = worker();
    const answer = await ask({ kind: 'verify', id: 7, archive: poll.archive });
    expect(answer).toMatchObject({ kind: 'verified', id: 7, report: { verdict: 'valid' } });
    const progress = answers.flatMap((a) => (a.kind === 'progress' ? [a.progress] : []));
    expect(progress[0]).toBe(0);
    expect(progress.at(-1)).toBe(1);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
  });

  it('signs a built ballot once', async () => {
    const { ask } = worker();
    const built = await ask(ballot);
    expect(built).toMatchObject({ kind: 'ballot-built', built: 1 });
    const signed = await ask({ kind: 'sign-ballot', id: 2, built: 1 });
    expect(signed).toMatchObject({ kind: 'ballot-signed', signed: { ballot: expect.any(String) } });
    expect(await ask({ kind: 'sign-ballot', id: 3, built: 1 })).toMatchObject({ code: 'ballot-unknown' });
  });

  it('never signs a ballot that was challenged', async () => {
    const { ask } = worker();
    await ask(ballot);
    expect(await ask({ kind: 'challenge-ballot', id: 2, built: 1 })).toMatchObject({
      kind: 'ballot-opened',
      opening: {
        choices: [
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
    });
    expect(await ask({ kind: 'sign-ballot', id: 3, built: 1 })).toMatchObject({ code: 'ballot-unknown' });
  });

  it('refuses bad input with a code', async () => {
    const { ask } = worker();
    expect(await ask({ ...ballot, choices: [] } as WorkerRequest)).toMatchObject({
      kind: 'refused',
      code: 'choices-questions',
    });
    expect(await ask({ ...ballot, election: '{' } as WorkerRequest)).toMatchObject({
      kind: 'refused',
      code: 'json',
    });
    expect(await ask({ ...ballot, credential: 'x' } as WorkerRequest)).toMatchObject({
      code: 'credential-form',
    });
  });

  it('makes a key file, and refuses a share with a key of another poll', async () => {
    const { ask } = worker();
    const made = await ask({ kind: 'make-key', id: 1, group: 'Ed25519', passphrase: 'p' });
    if (made?.kind !== 'key-made') throw new Error('no key was made');
    const request = { id: 2, archive: poll.tallied, owner: 1, keyFile: made.keyFile } as const;
    expect(await ask({ kind: 'make-share', ...request, passphrase: 'p' })).toMatchObject({
      code: 'share-key',
    });
    expect(await ask({ kind: 'make-share', ...request, passphrase: 'q' })).toMatchObject({
      code: 'key-file-passphrase',
    });
  });
});

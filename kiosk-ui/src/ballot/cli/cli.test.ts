import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { peerFile } from '../testing/peers';
import { keygenCommand } from './keygen-command';
import { simulateCommand } from './simulate-command';
import { verifyCommand } from './verify-command';

const folder = mkdtempSync(join(tmpdir(), 'ballot-cli-'));
const fileOf = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** Runs a command; gives its exit code and the lines it wrote. */
async function run(command: () => Promise<number>): Promise<{ code: number; lines: string[] }> {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const code = await command();
  write.mockRestore();
  return { code, lines: written.join('').trimEnd().split('\n') };
}

afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line', () => {
  const questions = fileOf('q.json', '[{"answers":["甲","乙"],"blank":true,"min":1,"max":1,"question":"?"}]');
  const good = join(folder, 'good.bel');
  const plan = [
    '--group',
    'Ed25519',
    '--ballots',
    '2',
    '--questions',
    questions,
    '--trustees',
    '1',
    '--out',
    good,
  ];

  it('simulates an election that it verifies, one line of JSON per file', async () => {
    expect(await simulateCommand(plan)).toBe(0);
    const { code, lines } = await run(() => verifyCommand([good, '--json']));
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    const report = JSON.parse(lines[0] ?? '') as { checks: unknown[] };
    expect(report).toMatchObject({ file: good, verdict: 'valid', stage: 'result' });
    expect(report.checks[0]).toEqual({ id: 'A1', status: 'PASS', checked: 19, failed: 0, failures: [] });
  });

  it('exits 1 for an invalid archive and 2 for an unusable one, the worst winning', async () => {
    const spoilt = peerFile('demo33-ed25519-3single.bel');
    spoilt[1023] = 1;
    const invalid = fileOf('invalid.bel', spoilt);
    const junk = fileOf('junk.bel', 'junk');
    expect((await run(() => verifyCommand([invalid, '--json']))).code).toBe(1);
    expect((await run(() => verifyCommand([invalid, junk, '--json']))).code).toBe(2);
    const missing = await run(() => verifyCommand([join(folder, 'nowhere.bel'), '--json']));
    expect(missing.code).toBe(2);
    expect(missing.lines[0]).toContain('"verdict":"unusable","stage":null,"checks":[]}');
  });

  it('gives a reason with every check that was not run', async () => {
    const { lines } = await run(() =>
      verifyCommand([fileOf('peer.bel', peerFile('demo33-ed25519-3single.bel')), '--json']),
    );
    const { checks } = JSON.parse(lines[0] ?? '') as { checks: { id: string; status: string }[] };
    expect(checks.filter(({ status }) => status === 'NOT RUN')).toMatchObject([
      { id: 'S5', reason: expect.any(String) },
      { id: 'S6', reason: expect.any(String) },
      { id: 'B9', reason: expect.any(String) },
      { id: 'H1', reason: expect.any(String) },
      { id: 'H2', reason: expect.any(String) },
      { id: 'H3', reason: expect.any(String) },
      { id: 'D3', reason: expect.any(String) },
      { id: 'D4', reason: expect.any(String) },
    ]);
  });

  it('makes key pairs and refuses unknown groups', async () => {
    const { lines } = await run(() => keygenCommand(['Ed25519']));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      privateKey: expect.stringMatching(/^[0-9]+$/),
      publicKey: {
        pok: { challenge: expect.any(String) },
        public_key: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    await expect(keygenCommand(['Ed448'])).rejects.toThrow('keygen needs a group');
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { hallSize, phoneSize, tabletSize } from './browser';
import { jar, java, piaoxiang } from './program';
import { press, type Room } from './room';

/**
 * One byte altered in a demo's database by its owner, and what the observer sees who switches the station on again: the real
 * program over a copy of that station's own files, in a browser.
 */

/** The data folder of the demo that holds `meeting`. */
function dataOf(meeting: string): string {
  const found = readdirSync(tmpdir())
    .filter((name) => name.startsWith('piaoxiang-demo-'))
    .map((name) => join(tmpdir(), name))
    .find((folder) => existsSync(join(folder, 'stations', meeting)));
  if (!found) throw new Error('the demo keeps its data elsewhere');
  return found;
}

class Vault {
  private readonly lines: AsyncIterableIterator<string>;

  private constructor(private readonly program: ChildProcess) {
    this.lines = createInterface({ input: program.stdout! })[Symbol.asyncIterator]();
  }

  static async open(folder: string): Promise<Vault> {
    const source = new URL('Vault.java', import.meta.url).pathname;
    const vault = new Vault(
      spawn(java, ['-cp', jar, source, folder], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    expect((await vault.lines.next()).value).toBe('open');
    return vault;
  }

  async run(statement: string): Promise<number> {
    this.program.stdin!.write(`${statement.replaceAll('\n', ' ')}\n`);
    return Number((await this.lines.next()).value);
  }

  async close(): Promise<void> {
    const ended = once(this.program, 'exit');
    this.program.stdin!.end();
    await ended;
  }
}

/** Flips a bit of the byte that is `skip` bytes behind `mark`. */
function flip(column: string, mark: string, skip = 0): string {
  const at = `position(convert_to('${mark}', 'UTF8') in ${column}) - 1 + ${Buffer.byteLength(mark) + skip}`;
  return `${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1)`;
}

const holds = (column: string, mark: string) => `position(convert_to('${mark}', 'UTF8') in ${column}) > 0`;

const keys: Record<string, string> = { entry: 'meeting, number', archive_part: 'meeting, poll, begins' };

function putBack(name: string, table: string): string {
  const column = table === 'entry' ? 'body' : 'bytes';
  return (
    `UPDATE ${table} t SET ${column} = k.${column} FROM kept_${name} k` +
    ` WHERE (${columns(table, 't')}) = (${columns(table, 'k')}) AND t.${column} <> k.${column}`
  );
}

const columns = (table: string, of: string) =>
  keys[table]!.split(', ')
    .map((name) => `${of}.${name}`)
    .join(', ');

interface Alteration {
  readonly name: string;
  readonly table: string;
  readonly statement: string;
  /** What the page says. */
  readonly says: RegExp;
}

function alterations(meeting: string): readonly Alteration[] {
  const entry = (name: string, type: string, mark: string, where: string, label: string, skip = 0) => ({
    name,
    table: 'entry',
    statement:
      `UPDATE entry SET ${flip('body', mark, skip)} WHERE meeting = '${meeting}'` +
      ` AND type = '${type}' AND ${holds('body', where)}`,
    says: new RegExp(`服务器上操作留痕的第 \\d+ 条.*${label}.*与本机以前见过的不是同一份`),
  });
  const ballot = '"answers":[{"choices":[{"alpha":"';
  return [
    {
      name: 'ballot',
      table: 'archive_part',
      statement:
        `UPDATE archive_part p SET ${flip('bytes', ballot)} WHERE meeting = '${meeting}' AND ${holds('bytes', ballot)}` +
        ` AND poll = (SELECT poll FROM archive_part WHERE meeting = p.meeting AND ${holds('bytes', '{"result":')})`,
      says: /第 \d+ 张票/,
    },
    entry('attendance', 'CHECK_IN', '"person":"p', '"person":"p3"', '签到'),
    entry('record', 'ZERO_PROOF', '"round":"r', '"round":"r3"', '零票核验'),
    entry('minutes', 'INTRODUCE', '"gist":"', '"item":"i1"', '介绍情况', 2),
  ];
}

/** Plays every alteration, one after the other, each put back before the next. */
export async function seesAlterations(room: Room, address: string): Promise<void> {
  const meeting = room.meeting.meeting;
  const data = dataOf(meeting);
  const folder = mkdtempSync(join(tmpdir(), 'piaoxiang-altered-'));
  const vault = await Vault.open(data);
  try {
    for (const { name, table, statement, says } of alterations(meeting)) {
      await vault.run(`CREATE TEMPORARY TABLE kept_${name} AS SELECT * FROM ${table}`);
      const token = randomBytes(24).toString('base64url');
      const hash = createHash('sha256').update(token).digest('hex');
      const link = `INSERT INTO account_link VALUES ('${hash}', '${meeting}-observer', now() + interval '1 hour')`;
      expect(await vault.run(link)).toBe(1);
      expect(await vault.run(statement), name).toBe(1);
      const own = join(folder, name);
      cpSync(join(data, 'stations', meeting, 'observer'), own, { recursive: true });
      writeFileSync(`${own}.link`, token);
      const station = await Station.start(address, own);
      try {
        await looks(room, await room.visit(station.address, tabletSize, name), name, says);
      } finally {
        await station.stop();
      }
      expect(await vault.run(putBack(name, table)), name).toBe(1);
    }
  } finally {
    await vault.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function looks(room: Room, page: Page, name: string, says: RegExp): Promise<void> {
  if (name === 'ballot') {
    await press(page, /^核验(待办)?$/);
    await page.locator('.verdict').waitFor();
  }
  await page.getByText(says).first().waitFor();
  await room.looks(page, `altered-${name}`);
  await room.looksAt(page, phoneSize, `altered-${name}-phone`);
  await room.looksAt(page, hallSize, `altered-${name}-wide`);
  await page.close();
}

class Station {
  private constructor(
    private readonly program: ChildProcess,
    readonly address: string,
  ) {}

  static async start(server: string, folder: string): Promise<Station> {
    const words = ['--server', new URL(server).origin, '--data', folder, '--link-file', `${folder}.link`];
    const program = piaoxiang('station', ...words, '--role', 'OBSERVER');
    return new Promise((resolve, reject) => {
      let said = '';
      program.stdout?.on('data', (text: Buffer) => {
        said += text.toString();
        const address = /http:\/\/localhost\S+/.exec(said);
        if (address) resolve(new Station(program, address[0]));
      });
      program.on('exit', (code) => reject(new Error(`the station ended with ${code}`)));
    });
  }

  async stop(): Promise<void> {
    this.program.removeAllListeners('exit');
    if (this.program.exitCode !== null) return;
    const ended = once(this.program, 'exit');
    this.program.kill();
    await ended;
  }
}

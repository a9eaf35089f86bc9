import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doersOf, mayDo, pageOfRole } from '../words/roles';

const source = resolve(import.meta.dirname, '..');
const project = resolve(source, '../..');

/** Acts of docs/acts.md with the roles that may do them. */
function documented(): ReadonlyMap<string, readonly string[]> {
  const acts = new Map<string, readonly string[]>();
  for (const line of readFileSync(resolve(project, 'docs/acts.md'), 'utf8').split('\n')) {
    const row = /^\| (`[A-Z_`, ]+) \| ([A-Z_, ]+) \|/.exec(line);
    if (!row) continue;
    for (const [, type] of row[1]!.matchAll(/`([A-Z_]+)`/g)) acts.set(type!, row[2]!.trim().split(', '));
  }
  return acts;
}

/** What a page is made of; texts and shapes aside, and the register of forms, which offers none of them by itself. */
function modulesOf(page: string): readonly string[] {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file) || /^((words|view|look|live)\/|acts\/panel)/.test(relative(source, file))) return;
    seen.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const base = resolve(dirname(file), path!);
      const found = [`${base}.tsx`, `${base}.ts`, `${base}/index.ts`].find(existsSync);
      if (found) visit(found);
    }
  };
  visit(resolve(source, page.replace('.html', ''), 'main.tsx'));
  return [...seen];
}

const texts = new Map<string, string>();
function textOf(page: string): string {
  const known =
    texts.get(page) ??
    modulesOf(page)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
  texts.set(page, known);
  return known;
}

/** What the server proposes as the next act gets its button from ActPanel without being named on a page. */
const proposed = readFileSync(
  resolve(project, 'src/main/java/org/piaoxiang/meeting/script/Next.java'),
  'utf8',
);
const byNext = (act: string, page: string) =>
  new RegExp(`\\b${act}\\b`).test(proposed) && textOf(page).includes('ActPanel');

/** No form of an act, and why not. */
const elsewhere: Readonly<Record<string, string>> = {
  OBSERVER_CARD: 'the station’s own program presents its card: POST /station/card',
  OFFER_KEY: 'the station’s own program makes the key: POST /station/key',
  KEY_CEREMONY: 'the station’s own program makes its part: POST /station/ceremony',
  ISSUE_LISTS: 'the station’s own program makes the slips: POST /station/slips',
  SIGN_SHEET: 'the station’s own program signs the sheet: POST /station/sheet',
  REVEAL_CHALLENGES: 'follows DRAW_CHALLENGES at once: POST /station/rounds/{r}/draw',
  SEAL_ROUND: 'the station’s own program signs what it checked: POST /station/rounds/{r}/seal',
  CHECK_MINUTES:
    'the station’s own program compares the draft with its record and signs: POST /station/minutes',
  OBJECT: 'the station’s own program checks the receipt: POST /station/rounds/{r}/objection',
  COSIGN_CLOSED_SET: 'the station’s own program signs what it checked: POST /station/rounds/{r}/cosign',
};
/** The clerk checks people in on the door's page. */
const doorActs = ['CHECK_IN', 'LEAVE', 'DEPART', 'UNDO_CHECK_IN'];

describe('every act that somebody may do', () => {
  const acts = documented();

  it('is known with the same doers to the pages', () => {
    expect(acts.size).toBeGreaterThan(40);
    for (const [act, roles] of acts)
      expect([...doersOf(act)].sort(), act).toEqual(
        act === 'HAND_OUT' || roles.includes('SERVER') ? expect.anything() : [...roles].sort(),
      );
  });

  it('has its form or button on the page of every role that may do it', () => {
    const missing: string[] = [];
    for (const [act, roles] of acts)
      for (const role of roles) {
        if (role === 'SERVER' || act in elsewhere) continue;
        if (!mayDo(role, act)) missing.push(`${role} ${act}: roles.ts`);
        const page = role === 'CLERK' && doorActs.includes(act) ? 'door.html' : pageOfRole(role);
        if (!new RegExp(`['"]${act}['"]`).test(textOf(page)) && !byNext(act, page))
          missing.push(`${role} ${act}: ${page}`);
      }
    expect(missing).toEqual([]);
  });

  it('is explained where it has none, and nothing is explained away', () => {
    for (const act of Object.keys(elsewhere)) expect(acts.has(act), act).toBe(true);
  });
});

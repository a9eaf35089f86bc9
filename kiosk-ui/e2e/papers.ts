import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { shots } from './browser';

/** Downloads everything that the open 文书 page offers; resolves to the files by name. */
export async function downloadPapers(page: Page, prefix: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(shots, `${prefix}-papers`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const links = page.locator('main a[download]');
  await page.locator('main table a[download]').first().waitFor();
  const files = new Map<string, string>();
  for (const link of await links.all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(await download.failure()).toBeNull();
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    files.set(basename(file), file);
  }
  return files;
}

/** Every entry of a ZIP file: DOCX and XLSX are such files too. */
export function unzip(file: string): ReadonlyMap<string, Buffer> {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  expect(end, `${file} is no ZIP file`).toBeGreaterThanOrEqual(0);
  const entries = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
    const name = bytes.toString('utf8', at + 46, at + 46 + lengths[0]);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    entries.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return entries;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(xml: string, breaks: RegExp): string {
  return xml
    .replace(breaks, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
    .replace(/\s+/g, ' ');
}

/** What a DOCX file says, paragraphs and cells apart by a blank. */
export function wordsOf(docx: string): string {
  return plain(unzip(docx).get('word/document.xml')!.toString('utf8'), /<\/w:(p|tc)>|<w:tab\/>|<w:br\/>/g);
}

/** What the cells of an XLSX file say, row by row. */
export function cellsOf(xlsx: string): string {
  const entries = unzip(xlsx);
  const shared = entries.get('xl/sharedStrings.xml')?.toString('utf8') ?? '';
  const texts = [...shared.matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => plain(text!, /$^/g));
  const sheets = [...entries].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  return sheets
    .flatMap(([, bytes]) => [...bytes.toString('utf8').matchAll(/<row[^>]*>(.*?)<\/row>/gs)])
    .map(([, row]) =>
      [...row!.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)]
        .map(([, how, cell]) => {
          const text = plain(/<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(cell ?? '')?.[1] ?? '', /$^/g);
          return /t="s"/.test(how!) ? texts[Number(text)] : text;
        })
        .join('|'),
    )
    .join('\n');
}

/** How many pages a PDF of Chromium has. */
export function pagesOf(pdf: string): number {
  return [...readFileSync(pdf, 'latin1').matchAll(/\/Type \/Page\b/g)].length;
}

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Opens the papers in an office program, where there is one, and keeps a picture of every page. */
export function openInOffice(files: readonly string[]): void {
  if (!has('soffice') || !has('pdftoppm')) return;
  const folder = join(files[0]!, '..');
  const office = files.filter((file) => /\.(docx|xlsx)$/.test(file));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const made = join(folder, 'pdf');
  mkdirSync(made, { recursive: true });
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', made, ...office], {
    stdio: 'ignore',
    timeout: 240_000,
  });
  rmSync(join(folder, 'profile'), { recursive: true, force: true });
  expect(readdirSync(made)).toHaveLength(
    new Set(office.map((file) => basename(file).replace(/\.\w+$/, ''))).size,
  );
  const pdfs = [
    ...readdirSync(made).map((name) => join(made, name)),
    ...files.filter((file) => /\.pdf$/.test(file)),
  ];
  for (const pdf of pdfs) {
    const form = pdf.startsWith(made) ? 'office' : 'pdf';
    const target = join(folder, `${basename(pdf, '.pdf')}-${form}`);
    execFileSync('pdftoppm', ['-r', '70', '-png', pdf, target]);
    expect(readdirSync(folder).some((name) => name.startsWith(basename(target)))).toBe(true);
  }
}

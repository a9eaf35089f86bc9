import { readFileSync } from 'node:fs';

const folder = new URL('../testdata/', import.meta.url);

/** A file of the peer's elections (testdata/README.md). */
export function peerFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

export function peerText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

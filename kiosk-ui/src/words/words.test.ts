import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

it('never says what must not be said', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|tsx)$/.test(file) && !file.includes('.test.') && !file.startsWith('ballot'),
  );
  const found = files.filter((file) =>
    /开票|持钥人|观察员|封票|当选/.test(readFileSync(root + file, 'utf8')),
  );
  expect(found).toEqual([]);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { ed25519 } from './group';
import { openKeyFile, printKeyFile } from './key-file';
import { mustAccept } from './result';
import { seededRandom } from './testing/seeded-random';
import { makeKeyPair } from './trustee';

const random = seededRandom('key file');
const key = makeKeyPair(ed25519, random);
const otherKey = makeKeyPair(ed25519, random);
const passphrase = '春风又绿江南岸 x9';
let file = '';

beforeAll(async () => {
  file = await printKeyFile(key, passphrase, random);
});

describe('a key file', () => {
  it('gives the key back for the passphrase', async () => {
    const opened = mustAccept(await openKeyFile(file, passphrase));
    expect(opened.privateKey).toBe(key.privateKey);
    expect(opened.publicKeyText).toEqual(key.publicKeyText);
  });

  it('has the agreed form and does not show the private key', () => {
    expect(file).not.toContain(String(key.privateKey));
    expect(JSON.parse(file)).toMatchObject({
      format: 'piaoxiang-key/1',
      group: 'Ed25519',
      kdf: { name: 'PBKDF2-HMAC-SHA256', iterations: 600000, salt: expect.any(String) },
      cipher: { name: 'AES-256-GCM', iv: expect.stringMatching(/^.{16}$/), data: expect.any(String) },
      publicKey: { pok: {}, public_key: key.publicKeyText.publicKey },
    });
  });

  it('stays closed for another passphrase', async () => {
    expect(await openKeyFile(file, `${passphrase} `)).toMatchObject({ code: 'key-file-passphrase' });
  });

  it('stays closed when another public key was put beside the ciphertext', async () => {
    const swapped = file.replace(key.publicKeyText.publicKey, otherKey.publicKeyText.publicKey);
    expect(await openKeyFile(swapped, passphrase)).toMatchObject({ code: 'key-file-passphrase' });
  });

  it('is refused when its private and public key do not belong together', async () => {
    const mixed = await printKeyFile({ ...key, publicKeyText: otherKey.publicKeyText }, passphrase, random);
    expect(await openKeyFile(mixed, passphrase)).toMatchObject({ code: 'key-file-mismatch' });
  });

  it.each([
    ['nothing', ''],
    ['no object', '[]'],
    ['another format', '{"format":"piaoxiang-key/2"}'],
  ])('is refused when it is %s', async (_, text) => {
    expect(await openKeyFile(text, passphrase)).toMatchObject({ code: 'key-file-form' });
  });

  it('is refused when it would keep the device busy for ever', async () => {
    const slow = file.replace('600000', '600000000');
    expect(await openKeyFile(slow, passphrase)).toMatchObject({ code: 'key-file-form' });
  });
});

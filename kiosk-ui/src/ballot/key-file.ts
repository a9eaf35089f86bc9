import { base64Padded, unbase64Padded, utf8, utf8Text } from './bytes';
import { groupNamed } from './group';
import { fieldsOf, integerOf, parseJson, stringOf } from './json';
import { keyProofHolds, parseProof, readProofText } from './proof';
import type { RandomSource } from './random';
import { accept, refuse, type Result } from './result';
import { parsePrivateKey, printPublicKey, type KeyPair } from './trustee';

const format = 'piaoxiang-key/1';
const kdfName = 'PBKDF2-HMAC-SHA256';
const cipherName = 'AES-256-GCM';
const iterations = 600_000;
/** Above this a file would keep a tablet busy for minutes: somebody is playing with us. */
const mostIterations = 10_000_000;

async function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  rounds: number,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const { subtle } = globalThis.crypto;
  const material = await subtle.importKey('raw', owned(utf8(passphrase.normalize('NFC'))), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: owned(salt), iterations: rounds };
  return subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, [use]);
}

/** A copy with a buffer of its own, which the Web Cryptography API asks for. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/**
 * Locks a custodian's private key under a passphrase. The public key is bound to the ciphertext as additional data, so
 * that no file can be made to show one key and hold another.
 */
export async function printKeyFile(key: KeyPair, passphrase: string, random: RandomSource): Promise<string> {
  const salt = random.bytes(16);
  const iv = random.bytes(12);
  const publicKey = printPublicKey(key.publicKeyText);
  const secret = await deriveKey(passphrase, salt, iterations, 'encrypt');
  const locked = await globalThis.crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: owned(iv), additionalData: owned(utf8(publicKey)) },
    secret,
    owned(utf8(String(key.privateKey))),
  );
  const kdf = `{"name":"${kdfName}","iterations":${iterations},"salt":"${base64Padded(salt)}"}`;
  const data = base64Padded(new Uint8Array(locked));
  const cipher = `{"name":"${cipherName}","iv":"${base64Padded(iv)}","data":"${data}"}`;
  return (
    `{"format":"${format}","group":"${key.group.name}","kdf":${kdf},"cipher":${cipher},` +
    `"publicKey":${publicKey}}`
  );
}

/**
 * Opens a key file.
 *
 * Refuses with `key-file-form` (not a key file of this release), `key-file-passphrase` (wrong passphrase or altered
 * file; nobody can tell which) or `key-file-mismatch` (private and public key do not belong together).
 */
export async function openKeyFile(text: string, passphrase: string): Promise<Result<KeyPair>> {
  const file = readKeyFile(text);
  if (!file.ok) return file;
  const { group, salt, rounds, iv, data, publicKeyText } = file.value;
  const secret = await deriveKey(passphrase, salt, rounds, 'decrypt');
  let plain: ArrayBuffer;
  try {
    plain = await globalThis.crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: owned(iv), additionalData: owned(utf8(printPublicKey(publicKeyText))) },
      secret,
      owned(data),
    );
  } catch {
    return refuse('key-file-passphrase', 'the passphrase is wrong, or the file was altered');
  }
  const privateKey = parsePrivateKey(group, utf8Text(new Uint8Array(plain)) ?? '');
  const publicKey = group.decode(publicKeyText.publicKey);
  const proof = parseProof(publicKeyText.proof, group.order);
  const matches =
    privateKey.ok &&
    publicKey.ok &&
    group.equals(group.generator.powerSecret(privateKey.value), publicKey.value) &&
    proof !== undefined &&
    keyProofHolds(group, publicKey.value, proof);
  if (!matches) return refuse('key-file-mismatch', 'the private and the public key do not belong together');
  return accept({ group, privateKey: privateKey.value, publicKey: publicKey.value, publicKeyText });
}

function readKeyFile(text: string) {
  const json = parseJson(text);
  const fields = json.ok ? fieldsOf(json.value) : undefined;
  const kdf = fieldsOf(fields?.get('kdf'));
  const cipher = fieldsOf(fields?.get('cipher'));
  const key = fieldsOf(fields?.get('publicKey'));
  const group = groupNamed(stringOf(fields?.get('group')) ?? '');
  const rounds = integerOf(kdf?.get('iterations'));
  const [salt, iv, data] = [kdf?.get('salt'), cipher?.get('iv'), cipher?.get('data')].map((field) =>
    unbase64Padded(stringOf(field) ?? '?'),
  );
  const publicKey = stringOf(key?.get('public_key'));
  const proof = readProofText(key?.get('pok'), false);
  const known =
    stringOf(fields?.get('format')) === format &&
    stringOf(kdf?.get('name')) === kdfName &&
    stringOf(cipher?.get('name')) === cipherName;
  if (!known || !group || !rounds || !salt || !data || publicKey === undefined || !proof) {
    return refuse('key-file-form', 'this is not a key file that this release can read');
  }
  if (rounds < iterations || rounds > mostIterations || iv?.length !== 12 || salt.length !== 16) {
    return refuse('key-file-form', 'the key file has a number outside its bounds');
  }
  return accept({ group, salt, rounds, iv, data, publicKeyText: { publicKey, proof } });
}

import { describe, expect, it } from 'vitest';
import { deriveCredential } from './credential';
import { ed25519 } from './group';
import { mustAccept } from './result';
import { parseCredential } from './slip';
import { peerText } from './testing/peers';

describe('a credential', () => {
  it("derives the public key that the peer's list has for its voter, hyphens being part of it", () => {
    const lines = peerText('demo33-ed25519-3single.credentials.txt').trim().split('\n');
    const list = JSON.parse(peerText('demo33-ed25519-3single.public.json')) as string[];
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      const [voter, text = ''] = line.split(' ');
      const keys = deriveCredential(ed25519, 'qxaFQwWKbQ5a14', mustAccept(parseCredential(text)));
      expect(list).toContain(`${keys.publicKeyText},1,${voter}`);
    }
  });
});

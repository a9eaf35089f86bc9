import { modularGroup } from './modular';

/** The 2048-bit safe prime of RFC 3526, section 3. */
const p = BigInt(
  '0x' +
    'ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22' +
    '514a08798e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6' +
    'f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3d' +
    'c2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb' +
    '9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e8603' +
    '9b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510' +
    '15728e5a8aacaa68ffffffffffffffff',
);

/** §5.1.2, for elections with shuffled questions. A vector of 255 numbers may come out above p. */
export const rfc3526 = modularGroup({
  name: 'RFC-3526-2048',
  p,
  q: (p - 1n) / 2n,
  g: 2n,
  embedding: { padding: 8, mostNumbers: 254 },
});

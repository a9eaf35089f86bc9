import { refuse, type Refusal } from '../result';
import { blockSize, headerName, headerSize, paddingFor } from './header';

/** One record as it stands in the file; `name` and `body` are what they say, checked by nobody yet. */
export interface RawRecord {
  readonly index: number;
  readonly header: Uint8Array;
  readonly name: string;
  readonly body: Uint8Array;
  /** True when the body is followed by zero bytes up to the next block. */
  readonly padded: boolean;
  /** Says what ends the reading where no record stands: an end-of-archive block, or a few stray bytes. */
  readonly end?: string;
}

/** The largest record that is read (docs/protocol.md, unusable). */
export const largestRecord = 256 * 1024 * 1024;

/** The largest body of the first record. */
const largestHeader = 1024;

/** The largest archive that is read, since a verifier keeps all of it in memory. */
export const largestArchive = 1024 * 1024 * 1024;

export type ArchiveSource = Uint8Array | AsyncIterable<Uint8Array>;

/** Hands out exact amounts of bytes from chunks of any size. */
class ByteQueue {
  private chunks: Uint8Array[] = [];
  private available = 0;
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(source: ArchiveSource) {
    this.source = (source instanceof Uint8Array ? once(source) : source)[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, or as many as are left. */
  async take(length: number): Promise<Uint8Array> {
    while (this.available < length) {
      const next = await this.source.next();
      if (next.done) break;
      this.chunks.push(next.value);
      this.available += next.value.length;
    }
    const [first] = this.chunks;
    const size = Math.min(length, this.available);
    if (first && first.length >= size) return this.split(first, size);
    const taken = new Uint8Array(size);
    for (let at = 0; at < size;) {
      const part = this.split(this.chunks[0] ?? new Uint8Array(), size - at);
      taken.set(part, at);
      at += part.length;
    }
    return taken;
  }

  private split(first: Uint8Array, size: number): Uint8Array {
    const part = first.subarray(0, size);
    if (part.length === first.length) this.chunks.shift();
    else this.chunks[0] = first.subarray(part.length);
    this.available -= part.length;
    return part;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * Reads record after record. Ends with a refusal where the file gives no ground for going on: it ends in the middle of
 * a record, a length cannot be read, or a record or the whole is larger than its limit.
 */
export async function* readRecords(source: ArchiveSource): AsyncGenerator<RawRecord, Refusal | undefined> {
  const queue = new ByteQueue(source);
  let total = 0;
  for (let index = 0; ; index++) {
    const header = await queue.take(blockSize);
    if (header.length === 0) return undefined;
    if (header.length < blockSize && (index === 0 || beginsLikeName(header))) return cutShort(index);
    if (index > 0 && (header.length < blockSize || header.every((byte) => byte === 0))) {
      const end = header.length < blockSize ? 'bytes that belong to no record' : 'an end-of-archive block';
      yield { index, header, name: '', body: new Uint8Array(), padded: true, end };
      return undefined;
    }
    const size = headerSize(header);
    if (size === undefined) {
      return refuse('archive-length', `record ${index + 1} has no readable length`);
    }
    if (size > (index === 0 ? largestHeader : largestRecord))
      return refuse('archive-size', `record ${index + 1} is larger than the limit`);
    total += size;
    if (total > largestArchive) return refuse('archive-size', 'the archive is larger than the limit');
    const body = await queue.take(size);
    const padding = await queue.take(paddingFor(size));
    if (body.length < size || padding.length < paddingFor(size)) return cutShort(index);
    const padded = padding.every((byte) => byte === 0);
    yield { index, header, name: headerName(header), body, padded };
  }
}

/** True for what may be the beginning of a record that was cut off: its name is 64 digits. */
function beginsLikeName(bytes: Uint8Array): boolean {
  return /^[0-9a-f]*$/.test(String.fromCharCode(...bytes.subarray(0, 64)));
}

function cutShort(index: number): Refusal {
  return refuse('archive-cut', `the file ends in the middle of record ${index + 1}`);
}

/** Bytes of a chunk. A stream spends more time on many small chunks than on their content. */
const SIZE = 65_536;

/**
 * Collects texts as UTF-8 into chunks for a stream, at the pace of its reader. Joined as strings they would be copied
 * once more before they are sent, into strings so long that the garbage collector treats them as old and keeps them: 40
 * MB for an export of all leads. A text longer than a chunk becomes a chunk of its own.
 */
export async function* toByteChunks(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let bytes = Buffer.allocUnsafeSlow(SIZE);
  let used = 0;
  for await (const text of texts) {
    // A UTF-16 unit takes at most three bytes of UTF-8, so most texts fit without counting their bytes.
    const left = bytes.length - used;
    if (3 * text.length > left && Buffer.byteLength(text) > left) {
      if (used > 0) yield bytes.subarray(0, used);
      bytes = Buffer.allocUnsafeSlow(Math.max(SIZE, Buffer.byteLength(text)));
      used = 0;
    }
    used += bytes.write(text, used);
  }
  if (used > 0) yield bytes.subarray(0, used);
}

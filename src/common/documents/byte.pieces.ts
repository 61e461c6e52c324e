/** Bytes of a piece: through a stream, many small ones take longer than what is in them. */
const SIZE = 65_536;

/**
 * Gathers texts as UTF-8 into pieces for a stream, at the pace of its reader. Joined as texts they would be copied once more
 * before they are sent, into strings so long that the collector takes them for old and leaves them: 40 MB of an export of
 * all leads. A text longer than a piece is a piece of its own.
 */
export async function* bytePieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let bytes = Buffer.allocUnsafeSlow(SIZE);
  let used = 0;
  for await (const text of texts) {
    // No character of a string takes more than three bytes: most texts need not be counted to know that they fit.
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

/** Bytes of a piece: through a stream, many small ones take longer than what is in them. */
const SIZE = 65_536;

/**
 * Gathers texts as UTF-8 into pieces for a stream. Joined as texts they would be copied once more before they are sent, into
 * strings so long that the collector takes them for old and leaves them: 40 MB of an export of all leads.
 */
export class ByteChunks {
  private bytes = Buffer.allocUnsafeSlow(SIZE);
  private used = 0;

  /** Adds a text. @returns the piece before it, when the text has no room in that any more: to be sent first */
  add(text: string): Buffer | undefined {
    // No character of a string takes more than three bytes; only of a long text it is worth while to count them.
    const most = 3 * text.length > SIZE ? Buffer.byteLength(text) : 3 * text.length;
    const full = this.used + most > this.bytes.length ? this.rest() : undefined;
    if (full || most > this.bytes.length) this.bytes = Buffer.allocUnsafeSlow(Math.max(SIZE, most));
    this.used += this.bytes.write(text, this.used);
    return full;
  }

  /** What has not been handed out; undefined when that is nothing. Nothing may be added to it afterwards. */
  rest(): Buffer | undefined {
    const piece = this.used > 0 ? this.bytes.subarray(0, this.used) : undefined;
    this.used = 0;
    return piece;
  }
}

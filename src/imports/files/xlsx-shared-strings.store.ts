import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WRITE_BYTES = 256 * 1024;
const BLOCK_BYTES = 64 * 1024;
const MAX_BLOCKS = 16;

/**
 * Keeps the texts of a workbook in a temporary file, because all of them together do not fit into constant memory. Cells
 * refer to them in almost the order in which they are stored, so that a few blocks in memory answer most reads. Reads are
 * synchronous: they come from the page cache, and an asynchronous read for each cell would take far longer.
 */
export class SharedStringStore {
  private readonly file: number;
  /** Position behind each text. */
  private ends = new Float64Array(1024);
  private count = 0;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private byteCount = 0;
  /** Blocks by their position, the least recently used first. */
  private readonly blocks = new Map<number, Buffer>();

  constructor() {
    const path = join(tmpdir(), `crm-import-${randomUUID()}`);
    this.file = openSync(path, 'wx+', 0o600);
    // A file without name disappears with the process, however it ends.
    unlinkSync(path);
  }

  append(text: string): void {
    const bytes = Buffer.from(text);
    if (this.count === this.ends.length) {
      const ends = new Float64Array(this.count * 2);
      ends.set(this.ends);
      this.ends = ends;
    }
    this.byteCount += bytes.length;
    this.ends[this.count++] = this.byteCount;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes >= WRITE_BYTES) this.writePending();
  }

  /** Returns a text by its number; null if there is none. */
  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null;
    if (this.pendingBytes > 0) this.writePending();
    const start = index === 0 ? 0 : this.ends[index - 1]!;
    const end = this.ends[index]!;
    const position = start - (start % BLOCK_BYTES);
    return this.readBlock(position, end).toString('utf8', start - position, end - position);
  }

  close(): void {
    closeSync(this.file);
  }

  private writePending(): void {
    const bytes = Buffer.concat(this.pending);
    for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
    this.pending = [];
    this.pendingBytes = 0;
  }

  /** Returns the block at a position, which is longer than others where a text ends behind it. */
  private readBlock(position: number, end: number): Buffer {
    let block = this.blocks.get(position);
    if (block !== undefined && position + block.length >= end) {
      this.blocks.delete(position);
    } else {
      block = Buffer.alloc(Math.min(Math.max(BLOCK_BYTES, end - position), this.byteCount - position));
      readSync(this.file, block, 0, block.length, position);
    }
    this.blocks.set(position, block);
    if (this.blocks.size > MAX_BLOCKS) this.blocks.delete(this.blocks.keys().next().value!);
    return block;
  }
}

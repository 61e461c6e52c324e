import { Inject, Injectable } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { MAX_ANSWER_CHARACTERS, parseScanAnswer, type ScanResult } from './scan-answer.rules.js';

const SCAN_TIMEOUT_MS = 60_000;
const CHUNK_BYTES = 64 * 1024;
const CLOSED = 'The connection was closed without an answer.';

/** Has files scanned by clamd, the daemon of ClamAV, where `CLAMD_ADDRESS` names one. */
@Injectable()
export class ClamdClient {
  /** Milliseconds that a whole scan may take. */
  timeoutMs = SCAN_TIMEOUT_MS;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Scans a file. It is clean only if the scanner has received all of it and said so.
   * @param signal ends the scan when the client has gone
   * @throws the reason of `signal`, and the errors of reading the file
   */
  async scan(path: string, signal?: AbortSignal): Promise<ScanResult> {
    const { clamdAddress } = this.settings;
    if (!clamdAddress) return { state: 'not_scanned' };
    signal?.throwIfAborted();
    const socket = connect(clamdAddress);
    const cancel = () => socket.destroy();
    signal?.addEventListener('abort', cancel);
    const timeout = setTimeout(() => {
      socket.destroy(new Error(`The scan was not finished within ${this.timeoutMs} ms.`));
    }, this.timeoutMs);
    try {
      const answered = readAnswer(socket);
      const sendError = await sendFile(path, socket);
      const { result, error } = await answered;
      signal?.throwIfAborted();
      const reason = describeError(error ?? sendError);
      // An answer about a part of a file counts only if that part is infected.
      if (result.state === 'clean' && sendError) return { state: 'failed', reason };
      return result.state === 'failed' && result.reason === '' ? { state: 'failed', reason } : result;
    } finally {
      clearTimeout(timeout);
      signal?.removeEventListener('abort', cancel);
      socket.destroy();
    }
  }
}

/**
 * Sends a file with the command INSTREAM and returns the error of the connection that prevented it.
 * @throws the errors of reading the file
 */
async function sendFile(path: string, socket: Socket): Promise<Error | undefined> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let readError: Error | undefined;
  file.once('error', (error) => (readError = error));
  // A pipeline that leaves its last stream open can wait for ever for a connection that is closed already.
  const closed = new AbortController();
  const stop = () => closed.abort();
  if (socket.closed) stop();
  else socket.once('close', stop);
  try {
    await pipeline(file, encodeChunks, socket, { end: false, signal: closed.signal });
    return undefined;
  } catch (error) {
    if (closed.signal.aborted && !readError) return socket.errored ?? new Error(CLOSED);
    // The end of the connection also ends the reading, with the same error.
    if (readError && 'syscall' in readError && readError !== socket.errored) throw readError;
    return error as Error;
  }
}

/** Puts the command before a file, the length before each of its chunks, and an empty chunk at its end. */
async function* encodeChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of chunks) {
    yield encodeLength(chunk.length);
    yield chunk;
  }
  yield encodeLength(0);
}

function encodeLength(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** Reads the answer up to its NUL or to the end of the connection. Every answer but a clean one ends the sending. */
function readAnswer(socket: Socket): Promise<{ result: ScanResult; error?: Error }> {
  return new Promise((resolve) => {
    let text = '';
    const finish = (error?: Error) => {
      const result = parseScanAnswer(text);
      if (result.state !== 'clean') socket.destroy();
      resolve({ result, error });
    };
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
      if (text.includes('\0') || text.length > MAX_ANSWER_CHARACTERS) finish();
    });
    socket.on('error', finish);
    socket.once('close', () => finish());
  });
}

function describeError(error: Error | undefined): string {
  const code = error && 'code' in error ? String(error.code) : '';
  return error?.message || code || CLOSED;
}

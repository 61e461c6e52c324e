import { Injectable } from '@nestjs/common';
import type { Actor } from '../actor/actor.constants.js';
import { CodedError } from '../errors/domain.errors.js';

interface Reading {
  clientAborted: AbortSignal;
  /** Is fulfilled at the end of the reading, also after an error. */
  ended: Promise<unknown>;
}

/** The uploads that this instance is reading. It reads one file of a caller at a time. */
@Injectable()
export class UploadRegistry {
  private readonly readings = new Map<string, Reading>();

  /**
   * Reads a file. It waits for the end of an upload whose client has gone, because that client may be sending it again.
   * @throws 429 `upload.in_progress` while another file of the caller is being read
   */
  async run<T>(actor: Actor, clientAborted: AbortSignal, read: () => Promise<T>): Promise<T> {
    const caller = `${actor.kind} ${actor.id}`;
    for (let other = this.readings.get(caller); other; other = this.readings.get(caller)) {
      if (!other.clientAborted.aborted) throw createInProgressError();
      await other.ended;
    }
    const result = read().finally(() => this.readings.delete(caller));
    this.readings.set(caller, { clientAborted, ended: result.catch(() => undefined) });
    return result;
  }
}

function createInProgressError(): CodedError {
  const detail = 'Another file of yours is being read. Upload the files one after the other.';
  return new CodedError('upload.in_progress', detail);
}

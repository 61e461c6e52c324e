import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { runWithContent } from '../../../common/http/request-context.store.js';
import { acquireAdvisoryLock } from '../../../database/connections/advisory-lock.queries.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { convertStorageError } from '../../../documents/uploads/storage.errors.js';
import { WriteSlotRegistry } from '../../../documents/uploads/write-slot.registry.js';
import { InboundFilingService } from '../filing/inbound-filing.service.js';
import { type InboundMessage, InboundMessageReader } from '../filing/inbound-message.reader.js';
import type { InboundMailView } from '../model/inbound-mail.view.js';
import { findKnown, type FoundMail } from './inbound-mail.queries.js';
import { InboundMailReader } from './inbound-mail.reader.js';
import { withMessageFile } from './message-file.reader.js';

/** A mail that was received, and whether it is a new one. */
export interface ReceivedMail {
  mail: InboundMailView;
  isNew: boolean;
}

/** Receives messages and files each of them once, however many copies arrive, and at however many instances. */
@Injectable()
export class InboundReceivingService {
  constructor(
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
    private readonly slots: WriteSlotRegistry,
    private readonly messages: InboundMessageReader,
    private readonly filing: InboundFilingService,
    private readonly mails: InboundMailReader,
  ) {}

  /**
   * Receives the message of a request.
   * @param signal ends the work when the client has gone
   * @throws 400, 413, 415, 422 `inbound_mail.not_a_mail`, 503
   */
  receive(body: unknown, poster: Actor, signal: AbortSignal): Promise<ReceivedMail> {
    return withMessageFile(body, ({ path, sha256 }) =>
      this.slots.run(signal, () => runWithContent([sha256], () => this.receiveFile(path, sha256, poster, signal))),
    ).catch(convertStorageError);
  }

  /** Does the same for a message of this computer. Nobody has posted one that the mail server passes on. */
  async receiveLocal(path: string, poster: Actor | null, signal: AbortSignal, id?: string): Promise<ReceivedMail> {
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    return this.receiveFile(path, sha256, poster, signal, id);
  }

  private async receiveFile(
    path: string,
    sha256: string,
    poster: Actor | null,
    signal: AbortSignal,
    newId?: string,
  ): Promise<ReceivedMail> {
    // Most repetitions are found here, before the work of parsing.
    const known = await findKnown(this.sql, sha256, null);
    if (known !== null && poster === null) return { mail: await this.mails.read(known, null), isNew: false };
    if (known !== null) return this.answerKnown(known, poster!);
    return this.messages.withMessage(path, signal, async (message) => {
      const responsibility = this.filing.findResponsibility(message, poster);
      const raw = await readFile(path);
      return this.work.run(
        responsibility.actor,
        async (tx) => {
          const existing = await lockCopies(tx, sha256, message);
          const arrival = { poster, sha256, raw, id: newId };
          const found = existing ?? {
            id: await this.filing.storeMessage(tx, message, arrival, responsibility),
            hasSameBytes: true,
          };
          return { mail: await this.mails.read(found, poster, tx.sql), isNew: existing === null };
        },
        { toResponse: ({ mail }) => mail },
      );
    });
  }

  /** Answers a repetition in a transaction, so that a key of the request is compared and stored as for the first one. */
  private answerKnown(known: FoundMail, poster: Actor): Promise<ReceivedMail> {
    return this.work.run(poster, async (tx) => ({ mail: await this.mails.read(known, poster, tx.sql), isNew: false }), {
      toResponse: ({ mail }) => mail,
    });
  }
}

/** Waits for copies of a message that are being filed, also by other instances. @returns one that is filed */
async function lockCopies(tx: Tx, sha256: string, { head, selected }: InboundMessage): Promise<FoundMail | null> {
  const { messageId, from } = selected?.head ?? head;
  await acquireAdvisoryLock(tx.sql, `inbound_mail ${sha256}`);
  if (messageId !== null) await acquireAdvisoryLock(tx.sql, `inbound_mail ${messageId} ${from?.address ?? ''}`);
  return findKnown(tx.sql, sha256, messageId === null ? null : { messageId, from: from?.address ?? null });
}

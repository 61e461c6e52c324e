import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { type MailingCancelReason, MAX_AUDIENCE } from '../model/mailing.constants.js';
import { MAILING, Mailing, MailingDocument } from '../model/mailing.entity.js';
import { MailOutboxStore, type NewMail } from '../outgoing/mail-outbox.store.js';
import { MailReplyToReader } from '../outgoing/mail-reply-to.reader.js';
import { findAuthor } from '../outgoing/mail-author.queries.js';
import { MailingAudienceReader, type MailingRecipient } from './mailing-audience.reader.js';
import { findStartObstacle } from './mailing-start.policy.js';
import { findAuthorId } from './mailing-start.queries.js';
import { MailingTextFactory } from './mailing-text.factory.js';
import { countSkipped } from './mailing-recipients.rules.js';

/** Number of mails that one statement inserts, far below the maximum number of its parameters. */
const BATCH = 500;

/** Makes the mails of mailings that are due. */
@Injectable()
export class MailingStartStore {
  private readonly log = new Logger(MailingStartStore.name);

  constructor(
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
    private readonly audiences: MailingAudienceReader,
    private readonly outbox: MailOutboxStore,
    private readonly replyTo: MailReplyToReader,
    private readonly texts: MailingTextFactory,
  ) {}

  /**
   * Makes the mails of a mailing that is due, all of them in one transaction, or cancels it if they cannot or must not be
   * made. Does nothing if they were made or it was cancelled.
   */
  async startDue(id: string): Promise<void> {
    const obstacle = await this.work
      .run(await findAuthor(this.sql, await findAuthorId(this.sql, id)), async (tx) => {
        const mailing = await lockDue(tx, id);
        return mailing && ((await findStartObstacle(tx, mailing)) ?? this.start(tx, mailing, tx.now));
      })
      .catch((error: unknown) => {
        if (!isRefusedByDatabase(error)) throw error;
        this.log.error({ mailingId: id, error: toLoggedError(error) }, 'mailing.mails_invalid');
        return 'mails_invalid' as const;
      });
    if (obstacle) await this.cancel(id, obstacle);
  }

  private async cancel(id: string, cancelReason: MailingCancelReason): Promise<void> {
    await this.work.run(SYSTEM, async (tx) => {
      const mailing = await lockDue(tx, id);
      if (!mailing) return;
      await updateRecord(tx, MAILING, mailing, { set: { cancelledAt: tx.now, cancelReason }, action: 'cancelled' });
      this.log.warn({ mailingId: id, reason: cancelReason }, 'mailing.cancelled');
    });
  }

  /**
   * Makes the mails of a locked mailing.
   * @param sendAt the time from which they are sent; null if they never are
   * @returns why they cannot be made; null if they were
   */
  async start(tx: Tx, mailing: Mailing, sendAt: Date | null): Promise<MailingCancelReason | null> {
    const { recipients, skipped } = await this.audiences.lock(tx, mailing);
    if (recipients.length + skipped.length > MAX_AUDIENCE) return 'audience_too_large';
    const common = await this.buildCommon(tx, mailing, sendAt);
    for (let start = 0; start < recipients.length; start += BATCH) {
      const people = recipients.slice(start, start + BATCH);
      const render = await this.texts.createRenderer(tx, mailing, people);
      const mails = people.map((person) => ({ ...common, ...buildAddress(person), ...render(person) }));
      await this.outbox.add(tx, mails);
    }
    const set = { startedAt: tx.now, recipients: recipients.length, skipped: countSkipped(skipped) };
    await updateRecord(tx, MAILING, mailing, { set, action: 'mailing_started' });
    return null;
  }

  private async buildCommon(tx: Tx, { id: mailingId, activityId, purpose, templateKey }: Mailing, sendAt: Date | null) {
    const rows = await tx.manager.find(MailingDocument, { where: { mailingId }, order: { documentId: 'ASC' } });
    const documents = rows.map(({ documentId, versionNumber }) => ({ id: documentId, versionNumber }));
    const replyTo = await this.replyTo.read(tx, null);
    return { mailingId, templateKey, purpose, activityId, leadId: null, companyId: null, documents, replyTo, sendAt };
  }
}

/** Locks a mailing whose mails are to be made now; null if they are not. */
async function lockDue(tx: Tx, id: string): Promise<Mailing | null> {
  const mailing = await tx.manager.findOne(Mailing, { where: { id }, lock: { mode: 'for_no_key_update' } });
  return mailing && !mailing.startedAt && !mailing.cancelledAt && mailing.sendAt <= tx.now ? mailing : null;
}

/** Tells whether the database refused a value, as it would again (SQLSTATE classes 22 and 23). */
function isRefusedByDatabase(error: unknown): boolean {
  const { driverError = error } = (error ?? {}) as { driverError?: unknown };
  const { code } = (driverError ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^2[23].{3}$/.test(code);
}

function buildAddress({ contactId, registrationId, email, fullName, mailLanguage }: MailingRecipient) {
  const id = uuidv7();
  const address = { contactId, registrationId, toAddress: email, toName: fullName, language: mailLanguage };
  // Each mail is a batch of its own, so that storing the result of one does not lock the others.
  return { id, batchId: id, ...address } satisfies Partial<NewMail>;
}

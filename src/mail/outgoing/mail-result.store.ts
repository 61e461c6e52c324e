import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { InteractionService } from '../../interactions/interactions/interaction.service.js';
import type { MailReason, MailState } from '../model/mail.constants.js';
import { buildMailAuditLine } from './mail-audit.rules.js';
import type { ClaimedMail } from './mail-attempt.queries.js';
import { findAuthor } from './mail-author.queries.js';
import { type BatchMail, linkInteraction, lockBatch, storeEnd, storeSent } from './mail-result.queries.js';

/** Stores what became of mails. The first mail of a batch that is sent makes the interaction of the batch. */
@Injectable()
export class MailResultStore {
  constructor(
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
    private readonly interactions: InteractionService,
  ) {}

  /** Stores that a mail was sent. Its interaction is that of its author. */
  async storeSent(mail: ClaimedMail, sentAt: Date): Promise<void> {
    const author = await findAuthor(this.sql, mail.createdBy);
    const store = async (tx: Tx) => {
      const batch = await lockBatch(tx.sql, mail.batchId);
      if (!(await storeSent(tx.sql, mail, sentAt))) return;
      await this.auditState(tx, mail, 'sent', batch.find(({ id }) => id === mail.id)?.state);
      // Only what a person has written is a contact with the receiver.
      if (mail.contactId !== null && mail.templateKey === null && mail.mailingId === null)
        await this.recordInteraction(tx, batch, mail, sentAt);
    };
    // A merge locks the contact before its mails. A result that is lost would send the mail again.
    await this.work.run(author, store, { isRepeatable: true });
  }

  /** Stores that a mail failed for good. */
  storeFailed(mail: ClaimedMail, error: string): Promise<void> {
    return this.work.run(SYSTEM, async (tx) => {
      const isStored = await storeEnd(tx.sql, mail, { state: 'failed', reason: null, error });
      if (isStored) await this.auditState(tx, mail, 'failed');
    });
  }

  /** Stores that a mail is not sent, because its receiver must not get it any more, or what it says is not true any more. */
  storeSuppressed(mail: ClaimedMail, reason: MailReason): Promise<void> {
    return this.work.run(SYSTEM, async (tx) => {
      const isStored = await storeEnd(tx.sql, mail, { state: 'suppressed', reason, error: null });
      if (isStored) await this.auditState(tx, mail, 'suppressed');
    });
  }

  private async recordInteraction(
    tx: Tx,
    batch: readonly BatchMail[],
    { id }: ClaimedMail,
    occurredAt: Date,
  ): Promise<void> {
    const mail = batch.find((one) => one.id === id)!;
    const known = batch.find(({ interactionId }) => interactionId !== null)?.interactionId;
    if (known) {
      await this.interactions.addContact(tx, known, mail.contactId!);
      await linkInteraction(tx.sql, [id], known);
      return;
    }
    const parts = batch.filter(({ state, ...part }) => part.id === id || state === 'queued');
    const contactIds = [...new Set(parts.flatMap(({ contactId }) => contactId ?? []))];
    const { subject, bodyText: summary, companyId, leadId, activityId } = mail;
    const about = { subject, summary, companyId, leadId, activityId };
    const facts = { kind: 'email', direction: 'outbound', occurredAt, contactIds, ...about } as const;
    const interactionId = await this.interactions.record(tx, facts);
    const mailIds = parts.map((part) => part.id);
    await linkInteraction(tx.sql, mailIds, interactionId);
  }

  /** @param before the state until now; it is another one if the mail was cancelled during its attempt */
  private auditState(tx: Tx, mail: ClaimedMail, after: 'sent' | 'failed' | 'suppressed', before: MailState = 'queued') {
    return tx.audit(buildMailAuditLine(mail, `mail_${after}`, { state: { before, after } }));
  }
}

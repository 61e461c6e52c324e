import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findCurrentRequest } from '../../common/http/request-context.store.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { SETTINGS } from '../../config/config.module.js';
import { getDomain } from '../../config/mail-address.rules.js';
import type { Settings } from '../../config/settings.factory.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { OUTGOING_MAILS } from '../model/mail.constants.js';
import { Mail, MailDocument } from '../model/mail.entity.js';
import { MAILINGS } from '../model/mailing.constants.js';
import { buildMailAuditLine } from './mail-audit.rules.js';

/** A file that is attached to a mail. */
export interface AttachedDocument {
  id: string;
  versionNumber: number;
}

/** The properties of a mail that is made from a template. */
type TemplateParts = Pick<
  Mail,
  'templateKey' | 'userId' | 'registrationId' | 'dueFor' | 'tokenEncrypted' | 'attachmentSource' | 'attachmentId'
>;

const NO_TEMPLATE: TemplateParts = {
  templateKey: null,
  userId: null,
  registrationId: null,
  dueFor: null,
  tokenEncrypted: null,
  attachmentSource: null,
  attachmentId: null,
};

/** The content of a new mail. */
export interface NewMail
  extends
    Partial<TemplateParts>,
    Pick<
      Mail,
      | 'batchId'
      | 'language'
      | 'purpose'
      | 'contactId'
      | 'toAddress'
      | 'toName'
      | 'replyTo'
      | 'subject'
      | 'bodyText'
      | 'leadId'
      | 'companyId'
      | 'activityId'
    > {
  documents: readonly AttachedDocument[];
  /** The time from which it is sent; null if it never is. */
  sendAt: Date | null;
  /** The id, where it is known before. */
  id?: string;
  /** The mailing that the mail is a part of. */
  mailingId?: string | null;
}

/** Stores mails that are to be sent. */
@Injectable()
export class MailOutboxStore {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly queues: QueueRegistry,
  ) {}

  /** Stores mails and queues them. Without a mail server they are stored as not sent. @returns their ids */
  async add(tx: Tx, mails: readonly NewMail[]): Promise<string[]> {
    const rows = mails.map((mail) => this.buildRow(tx, mail));
    if (rows.length === 0) return [];
    await tx.manager.insert(Mail, rows);
    const attachments = rows.flatMap(({ id: mailId }, index) =>
      mails[index]!.documents.map(({ id, versionNumber }) => ({ mailId, documentId: id, versionNumber })),
    );
    if (attachments.length > 0) await tx.manager.insert(MailDocument, attachments);
    await tx.audit(
      ...rows.map((row) => {
        const { contactId, userId, templateKey, subject, state } = row;
        const changes = { contactId, userId, templateKey, subject, state };
        const fields = Object.entries(changes).filter(([, after]) => after !== null);
        const filled = Object.fromEntries(fields.map(([field, after]) => [field, { before: null, after }]));
        return buildMailAuditLine(row, 'created', filled);
      }),
    );
    tx.runAfterCommit(() => this.announce(rows));
    return rows.map(({ id }) => id);
  }

  /** Announces the mails to their queue. Those of mailings have one of their own, whose items are the mailings. */
  private announce(mails: readonly Pick<Mail, 'id' | 'mailingId' | 'nextAttemptAt'>[]): void {
    const mailingIds = new Set<string>();
    for (const { id, mailingId, nextAttemptAt } of mails) {
      if (!nextAttemptAt) continue;
      if (mailingId === null) this.queues.send(OUTGOING_MAILS, [id], nextAttemptAt);
      else mailingIds.add(mailingId);
    }
    this.queues.send(MAILINGS, [...mailingIds]);
  }

  private buildRow(tx: Tx, { documents: _documents, sendAt, id = uuidv7(), mailingId = null, ...mail }: NewMail): Mail {
    const { mailServer } = this.settings;
    // A request with a time of its own is one of the demo, whose people are made up.
    const isReplayed = findCurrentRequest()?.at !== undefined;
    const isQueued = mailServer !== undefined && sendAt !== null && !isReplayed;
    return {
      ...NO_TEMPLATE,
      ...mail,
      tokenEncrypted: isQueued ? (mail.tokenEncrypted ?? null) : null,
      id,
      createdAt: tx.now,
      createdBy: tx.actor.id,
      mailingId,
      interactionId: null,
      state: isQueued ? 'queued' : 'not_sent',
      reason: null,
      attempts: 0,
      nextAttemptAt: isQueued ? sendAt : null,
      claimedAt: null,
      messageId: isQueued ? `<${id}@${getDomain(mailServer.from.address)}>` : null,
      sentAt: null,
      error: null,
      bouncedAt: null,
      bounceCode: null,
    };
  }
}

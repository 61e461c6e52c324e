import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { findAuthorEmail, findLeadReference } from './mail-author.queries.js';
import { buildReplyTo } from './mail-reply-to.rules.js';

/** Finds out to which addresses the answers to a mail go. */
@Injectable()
export class MailReplyToReader {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'mailReplyTo' | 'mailInboundAddress'>) {}

  /** Returns the addresses for the answers to a mail that the actor writes, about a lead or not. */
  async read({ sql, actor }: Tx, leadId: string | null): Promise<string[]> {
    const { mailReplyTo, mailInboundAddress } = this.settings;
    const author = actor.kind === 'user' ? await findAuthorEmail(sql, actor.id) : null;
    const reference = leadId === null ? null : await findLeadReference(sql, leadId);
    return buildReplyTo(author, reference, { replyTo: mailReplyTo?.address, inbound: mailInboundAddress?.address });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { DocumentFileService } from '../../documents/files/document-file.service.js';
import { renderHtml, renderPlainText } from '../text/mail-html.rules.js';
import { chooseReason } from '../text/mail-reason.rules.js';
import { UnsubscribeTokenStore } from '../unsubscribe/unsubscribe-token.store.js';
import { type ClaimedMail, readAttachedVersions } from './mail-attempt.queries.js';

/** Builds the messages of mails. The html is made from the row each time, so that all attempts are alike. */
@Injectable()
export class MailMessageFactory {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly files: DocumentFileService,
    private readonly unsubscribeTokens: UnsubscribeTokenStore,
  ) {}

  /** Builds the message of a mail. Returns why it can never be sent if a file of it was removed. */
  async build(mail: ClaimedMail): Promise<SendMailOptions | { unsendable: string }> {
    try {
      const unsubscribeUrl = await this.buildUnsubscribeUrl(mail);
      return { ...this.buildMessage(mail, unsubscribeUrl), attachments: await this.listAttachments(mail.id) };
    } catch (error) {
      if (error instanceof CodedError && error.status < 500) return { unsendable: error.message };
      throw error;
    }
  }

  private buildMessage(mail: ClaimedMail, unsubscribeUrl: string | null): SendMailOptions {
    const { from } = this.settings.mailServer!;
    const { language, subject, bodyText, messageId, toAddress, toName, replyTo } = mail;
    const text = { language, subject, bodyText, why: chooseReason(mail), unsubscribeUrl };
    return {
      messageId,
      from: { name: from.name ?? '', address: from.address },
      to: { name: toName ?? '', address: toAddress },
      replyTo: replyTo.map((address) => ({ name: '', address })),
      subject,
      text: renderPlainText(text),
      html: renderHtml(text),
      headers: buildHeaders(mail, unsubscribeUrl),
    };
  }

  /** Builds the link with which the reader of an invitation or of marketing unsubscribes; null for other mails. */
  private async buildUnsubscribeUrl({ id, contactId, language, purpose }: ClaimedMail): Promise<string | null> {
    if (purpose === 'transactional' || contactId === null) return null;
    return this.unsubscribeTokens.buildLink({ id, contactId, language });
  }

  private async listAttachments(mailId: string): Promise<SendMailOptions['attachments']> {
    const versions = await readAttachedVersions(this.sql, mailId);
    return Promise.all(
      versions.map(async ({ documentId, versionNumber }) => {
        const { fileName, contentType, open } = await this.files.getAttachableFile(documentId, versionNumber);
        return { filename: fileName, contentType, content: open() };
      }),
    );
  }
}

function buildHeaders({ contactId, mailingId }: ClaimedMail, unsubscribeUrl: string | null): Record<string, string> {
  const isWrittenToOne = contactId !== null && mailingId === null;
  return {
    // An answering machine does not answer a program, but may answer a person.
    ...(!isWrittenToOne && { 'Auto-Submitted': 'auto-generated' }),
    ...(unsubscribeUrl !== null && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

import { Inject, Injectable } from '@nestjs/common';
import type { SendMailOptions } from 'nodemailer';
import { RegistrationLinkRegistry } from '../../activities/seminars/registrations/registration-link.registry.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { OutgoingMailRegistry } from '../../common/mail/outgoing-mail.registry.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { DocumentFileService } from '../../documents/files/document-file.service.js';
import { SECRET_LINK } from '../templates/template-text.rules.js';
import { readAgencyContact } from '../text/agency-contact.rules.js';
import { renderHtml, renderPlainText } from '../text/mail-html.rules.js';
import { buildSentImages, LOGO_CID, QR_CODE_CID } from '../text/mail-images.rules.js';
import { LOGO_PNG } from '../text/mail-logo.constants.js';
import { chooseReason } from '../templates/mail-reason.rules.js';
import { UnsubscribeTokenStore } from '../unsubscribe/unsubscribe-token.store.js';
import { type ClaimedMail, readAttachedVersions } from './mail-attempt.queries.js';
import { RegistrationPartsReader } from './registration-parts.reader.js';
import { SecretLinkCipher } from './secret-link.cipher.js';

type SendMailAttachment = NonNullable<SendMailOptions['attachments']>[number];

/** Builds the messages of mails. The html is made from the row each time, so that all attempts are alike. */
@Injectable()
export class MailMessageFactory {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly files: DocumentFileService,
    private readonly links: SecretLinkCipher,
    private readonly registry: OutgoingMailRegistry,
    private readonly registrationParts: RegistrationPartsReader,
    private readonly registrationLinks: RegistrationLinkRegistry,
    private readonly unsubscribeTokens: UnsubscribeTokenStore,
  ) {}

  /** Builds the message of a mail. Returns why it can never be sent if a file of it was removed or is not for its receiver any more. */
  async build(mail: ClaimedMail): Promise<SendMailOptions | { unsendable: string }> {
    try {
      return await this.buildMessage(mail);
    } catch (error) {
      if (error instanceof CodedError && error.status < 500) return { unsendable: error.message };
      throw error;
    }
  }

  private async buildMessage(mail: ClaimedMail): Promise<SendMailOptions> {
    const { from } = this.settings.mailServer!;
    const { language, subject, messageId, toAddress, toName, replyTo } = mail;
    const unsubscribeUrl = await this.buildUnsubscribeUrl(mail);
    const text = {
      language,
      subject,
      bodyText: await this.insertLink(mail),
      why: chooseReason(mail),
      unsubscribeUrl,
      ...readAgencyContact(this.settings),
    };
    const { qrCode, icalEvent } = await this.registrationParts.read(mail);
    return {
      messageId,
      from: { name: from.name ?? '', address: from.address },
      to: { name: toName ?? '', address: toAddress },
      replyTo: replyTo.map((address) => ({ name: '', address })),
      subject,
      text: renderPlainText(text),
      html: renderHtml(text, buildSentImages(qrCode !== null)),
      icalEvent,
      attachments: [...buildPictures(qrCode), ...(await this.listAttachments(mail))],
      headers: buildHeaders(mail, unsubscribeUrl),
    };
  }

  /** Builds the link with which the reader of an invitation or of marketing unsubscribes; null for other mails. */
  private async buildUnsubscribeUrl({ id, contactId, language, purpose }: ClaimedMail): Promise<string | null> {
    if (purpose === 'transactional' || contactId === null) return null;
    return this.unsubscribeTokens.buildLink({ id, contactId, language });
  }

  /** Returns the text of a mail with its secret link, if it has one. */
  private async insertLink(mail: ClaimedMail): Promise<string> {
    const { id, bodyText, tokenEncrypted } = mail;
    if (!bodyText.includes(SECRET_LINK)) return bodyText;
    const link =
      tokenEncrypted === null ? await this.buildManageLink(mail) : await this.links.decrypt(id, tokenEncrypted);
    return link === null ? bodyText : bodyText.replaceAll(SECRET_LINK, () => link);
  }

  /** Builds the link to the registration that a mail is about; null for a mail that can have none. */
  private async buildManageLink({ registrationId, language }: ClaimedMail): Promise<string | null> {
    if (registrationId === null) return null;
    const url = await this.registrationLinks.findManageUrl(this.sql, registrationId);
    return url && `${url}?lang=${language}`;
  }

  private async listAttachments(mail: ClaimedMail): Promise<SendMailAttachment[]> {
    const { attachmentSource: source, attachmentId } = mail;
    const documents = await this.readDocuments(mail.id);
    if (source === null || attachmentId === null) return documents;
    const { fileName, contentType, content } = await this.registry.readAttachment({ source, id: attachmentId }, mail);
    return [...documents, { filename: fileName, contentType, content }];
  }

  private async readDocuments(mailId: string): Promise<SendMailAttachment[]> {
    const versions = await readAttachedVersions(this.sql, mailId);
    return Promise.all(
      versions.map(async ({ documentId, versionNumber }) => {
        const { fileName, contentType, open } = await this.files.getAttachableFile(documentId, versionNumber);
        return { filename: fileName, contentType, content: open() };
      }),
    );
  }
}

function buildHeaders(
  { contactId, mailingId, templateKey }: ClaimedMail,
  unsubscribeUrl: string | null,
): Record<string, string> {
  const isWrittenToOne = contactId !== null && mailingId === null && templateKey === null;
  return {
    // An answering machine does not answer a program, but may answer a person.
    ...(!isWrittenToOne && { 'Auto-Submitted': 'auto-generated' }),
    ...(unsubscribeUrl !== null && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

/** Returns the pictures that the html of a mail names. */
function buildPictures(qrCode: Buffer | null): SendMailAttachment[] {
  const buildPicture = (cid: string, filename: string, content: Buffer): SendMailAttachment => {
    return { cid, filename, content, contentType: 'image/png', contentDisposition: 'inline' };
  };
  const logo = buildPicture(LOGO_CID, 'logo.png', LOGO_PNG);
  return qrCode ? [logo, buildPicture(QR_CODE_CID, 'code.png', qrCode)] : [logo];
}

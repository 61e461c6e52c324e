import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import {
  OutgoingMailRegistry,
  type OutgoingMailStore,
  type TemplateMail,
} from '../../common/mail/outgoing-mail.registry.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { MailOutboxStore, type NewMail } from '../outgoing/mail-outbox.store.js';
import { MailReplyToReader } from '../outgoing/mail-reply-to.reader.js';
import { SecretLinkCipher } from '../outgoing/secret-link.cipher.js';
import { SuppressionStore } from '../suppressions/suppression.store.js';
import { TEMPLATES } from '../templates/template-catalogue.constants.js';
import { TemplateTextReader } from '../templates/template-text.reader.js';
import { renderTemplate, SECRET_LINK, type TemplateText } from '../templates/template-text.rules.js';

/** The texts and addresses that the mails of one call share. */
interface MailSources {
  readText(mail: Pick<TemplateMail, 'key' | 'language'>): Promise<TemplateText>;
  readReplyTo(leadId: string | null): Promise<string[]>;
}

/** Stores mails whose text is that of a template. */
@Injectable()
export class TemplateMailStore implements OutgoingMailStore, OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'mailServer'>,
    private readonly registry: OutgoingMailRegistry,
    private readonly links: SecretLinkCipher,
    private readonly texts: TemplateTextReader,
    private readonly outbox: MailOutboxStore,
    private readonly replyTo: MailReplyToReader,
    private readonly suppressions: SuppressionStore,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  get isConfigured(): boolean {
    return this.settings.mailServer !== undefined;
  }

  async add(tx: Tx, mails: readonly TemplateMail[]): Promise<string[]> {
    const sources = this.createSources(tx);
    const prepared: NewMail[] = [];
    for (const mail of mails) prepared.push(await this.prepare(tx, mail, sources));
    return this.outbox.add(tx, prepared);
  }

  async findBounced(tx: Tx, addresses: readonly string[]): Promise<ReadonlySet<string>> {
    const reasons = await this.suppressions.findReasons(addresses, tx.sql);
    return new Set(addresses.filter((address) => reasons.get(address)?.includes('bounce')));
  }

  /** Reads the text of each template, and the addresses for answers about each lead, once for all mails. */
  private createSources(tx: Tx): MailSources {
    const texts = new Map<string, Promise<TemplateText>>();
    const addresses = new Map<string | null, Promise<string[]>>();
    return {
      readText: ({ key, language }) =>
        getOrAdd(texts, `${key} ${language}`, () => this.texts.read(tx.sql, key, language)),
      readReplyTo: (leadId) => getOrAdd(addresses, leadId, () => this.replyTo.read(tx, leadId)),
    };
  }

  private async prepare(tx: Tx, mail: TemplateMail, sources: MailSources): Promise<NewMail> {
    const { key, language, recipient, values, secretPath, attachment, about = {}, dueFor = null } = mail;
    const id = uuidv7();
    const { leadId = null, companyId = null, activityId = null, registrationId = null } = about;
    // A mail that is never sent needs no secret.
    const tokenEncrypted =
      secretPath !== undefined && this.isConfigured ? await this.links.encrypt(tx, id, secretPath) : null;
    const text = await sources.readText(mail);
    const link = secretPath === undefined ? null : SECRET_LINK;
    return {
      id,
      batchId: uuidv7(),
      templateKey: key,
      language,
      purpose: TEMPLATES[key].purpose,
      contactId: recipient.contactId,
      userId: recipient.userId ?? null,
      toAddress: normaliseEmail(recipient.address),
      toName: recipient.name,
      replyTo: mail.replyTo ?? (await sources.readReplyTo(leadId)),
      ...renderTemplate(text, { 'author.fullName': getAuthorName(tx), ...values, link }),
      leadId,
      companyId,
      activityId,
      registrationId,
      dueFor,
      tokenEncrypted,
      attachmentSource: attachment?.source ?? null,
      attachmentId: attachment?.id ?? null,
      documents: [],
      sendAt: tx.now,
    };
  }
}

/** Returns the name of the user who causes a mail; null if it is a program. */
function getAuthorName({ actor }: Tx): string | null {
  return actor.kind === 'user' ? actor.name : null;
}

function getOrAdd<K, V>(values: Map<K, V>, key: K, make: () => V): V {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}

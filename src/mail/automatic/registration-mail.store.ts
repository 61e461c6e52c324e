import { Injectable } from '@nestjs/common';
import { RegistrationLinkRegistry } from '../../activities/seminars/registrations/registration-link.registry.js';
import type { TemplateKey } from '../../common/mail/mail-template.constants.js';
import type { TemplateMail } from '../../common/mail/outgoing-mail.registry.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { readRegistrationFacts } from '../templates/registration-values.queries.js';
import { buildRegistrationValues, type RegistrationFacts } from '../templates/registration-values.rules.js';
import { isMailAddress } from '../../common/reference/email-address.rules.js';
import { chooseLanguage } from '../text/mail-language.rules.js';
import { TemplateMailStore } from './template-mail.store.js';

/** The properties that distinguish a mail about a registration from others with the same template. */
type MailOptions = Pick<TemplateMail, 'dueFor'> & Partial<Pick<TemplateMail, 'language'>>;

/** Stores mails about registrations for seminars. */
@Injectable()
export class RegistrationMailStore {
  constructor(
    private readonly mails: TemplateMailStore,
    private readonly links: RegistrationLinkRegistry,
  ) {}

  /**
   * Stores a mail about each of some registrations, in the language of its person. People without an address to
   * which mails can be sent, and those whose contact is archived, get none.
   * @returns the ids of the mails
   */
  async add(
    tx: Tx,
    key: TemplateKey,
    registrationIds: readonly string[],
    options: MailOptions = {},
  ): Promise<string[]> {
    const facts = await readRegistrationFacts(tx.sql, registrationIds);
    const pageUrls = await this.links.findUrls(tx.sql, [...new Set(facts.map(({ activityId }) => activityId))]);
    return this.mails.add(
      tx,
      facts.flatMap((one) => buildMail(key, one, pageUrls.get(one.activityId) ?? null, options) ?? []),
    );
  }
}

function buildMail(
  key: TemplateKey,
  facts: RegistrationFacts,
  pageUrl: string | null,
  options: MailOptions,
): TemplateMail | null {
  const { registrationId, activityId, contactId, email, isContactArchived, languages } = facts;
  if (email === null || !isMailAddress(email) || isContactArchived) return null;
  const { language = chooseLanguage(languages), dueFor } = options;
  const values = buildRegistrationValues(facts, language, pageUrl);
  return {
    key,
    language,
    recipient: { address: email, name: values['contact.fullName'] ?? null, contactId },
    values,
    about: { activityId, registrationId },
    ...(dueFor && { dueFor }),
  };
}

import { Injectable } from '@nestjs/common';
import {
  RegistrationLinkRegistry,
  type SeminarPageLink,
} from '../../activities/seminars/registrations/registration-link.registry.js';
import type { TemplateKey } from '../../common/mail/mail-template.constants.js';
import { OutgoingMailRegistry, type TemplateMail } from '../../common/mail/outgoing-mail.registry.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { readRegistrationFacts } from '../templates/registration-values.queries.js';
import { buildRegistrationValues, type RegistrationFacts } from '../templates/registration-values.rules.js';
import { isMailAddress, normaliseEmail } from '../../common/reference/email-address.rules.js';
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
    private readonly registry: OutgoingMailRegistry,
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
    const pages = await this.links.findLinks(tx.sql, listSeminars(facts));
    return this.mails.add(
      tx,
      facts.flatMap((one) => buildMail(key, one, pages.get(one.activityId) ?? null, options) ?? []),
    );
  }

  /** Returns those of some registrations whose people would be mailed a link to their registration. */
  async findLinked(tx: Tx, registrationIds: readonly string[]): Promise<string[]> {
    if (registrationIds.length === 0 || !this.registry.isConfigured) return [];
    const facts = await readRegistrationFacts(tx.sql, registrationIds);
    const pages = await this.links.findLinks(tx.sql, listSeminars(facts));
    const addressed = facts.flatMap((one) => {
      const address = findAddress(one);
      return address === null || one.origin === 'provider' || !pages.has(one.activityId) ? [] : { ...one, address };
    });
    const addresses = addressed.map(({ address }) => normaliseEmail(address));
    const bounced = await this.registry.findBounced(tx, addresses);
    return addressed.filter((_, index) => !bounced.has(addresses[index]!)).map(({ registrationId }) => registrationId);
  }
}

function listSeminars(facts: readonly RegistrationFacts[]): string[] {
  return [...new Set(facts.map(({ activityId }) => activityId))];
}

/** Returns the address to which mails about a registration go; null if there is none. */
function findAddress({ email, isContactArchived }: RegistrationFacts): string | null {
  return email === null || !isMailAddress(email) || isContactArchived ? null : email;
}

function buildMail(
  key: TemplateKey,
  facts: RegistrationFacts,
  page: SeminarPageLink | null,
  options: MailOptions,
): TemplateMail | null {
  const { registrationId, activityId, contactId, languages } = facts;
  const address = findAddress(facts);
  if (address === null) return null;
  const { language = chooseLanguage(languages), dueFor } = options;
  const values = buildRegistrationValues(facts, language, page);
  return {
    key,
    language,
    recipient: { address, name: values['contact.fullName'] ?? null, contactId },
    values,
    about: { activityId, registrationId },
    ...(dueFor && { dueFor }),
  };
}

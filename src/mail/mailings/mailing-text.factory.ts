import { Injectable } from '@nestjs/common';
import {
  RegistrationLinkRegistry,
  type SeminarPageLink,
} from '../../activities/seminars/registrations/registration-link.registry.js';
import { assertNoErrors } from '../../common/errors/domain.errors.js';
import type { PlaceholderValues } from '../../common/mail/mail-template.constants.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { MailLanguage } from '../../common/mail/mail-template.constants.js';
import { findSeminarFacts, readRegistrationFacts } from '../templates/registration-values.queries.js';
import { buildRegistrationValues, type RegistrationFacts } from '../templates/registration-values.rules.js';
import { buildSeminarValues, type SeminarFacts } from '../templates/seminar-values.rules.js';
import { TEMPLATES } from '../templates/template-catalogue.constants.js';
import { TemplateTextReader } from '../templates/template-text.reader.js';
import { renderTemplate, type TemplateText } from '../templates/template-text.rules.js';
import type { Mailing } from '../model/mailing.entity.js';
import type { MailingRecipient } from './mailing-audience.reader.js';
import { type MailingText, validateText } from './mailing-text.rules.js';

/** The text of a mailing, with the title that replaces a subject of which nothing is left. */
type TitledText = MailingText & Pick<Mailing, 'title'>;

/** A seminar with its page; null if it has none. */
interface SeminarPage {
  seminar: SeminarFacts;
  page: SeminarPageLink | null;
}

/** Returns the text of the mail to a person. */
export type MailingRenderer = (person: MailingRecipient) => { subject: string; bodyText: string };

/** Writes the mails of a mailing: its own text or that of its template, with the names of each reader. */
@Injectable()
export class MailingTextFactory {
  constructor(
    private readonly templates: TemplateTextReader,
    private readonly links: RegistrationLinkRegistry,
  ) {}

  /** Checks the text of a mailing. @throws 422 */
  async assertValid(tx: Tx, mailing: MailingText): Promise<void> {
    assertNoErrors(validateText(mailing, (await this.findSeminar(tx, mailing)) !== null));
  }

  /** Reads what the texts need, for some people of a mailing by its author. */
  async createRenderer(tx: Tx, mailing: TitledText, people: readonly MailingRecipient[]): Promise<MailingRenderer> {
    const seminar = await this.findSeminar(tx, mailing);
    const page = await this.findPage(tx, mailing);
    const texts = await this.readTexts(tx, mailing);
    const registrations = await this.readRegistrations(tx, mailing, people);
    const author: PlaceholderValues = { 'author.fullName': tx.actor.kind === 'user' ? tx.actor.name : null };
    return (person) => {
      const registration = registrations.get(person.registrationId ?? '');
      const values = buildValues(person, seminar && { seminar, page }, registration);
      return renderTemplate(texts.get(person.mailLanguage)!, { ...values, ...author }, mailing.title);
    };
  }

  private async findSeminar({ sql }: Tx, { activityId }: MailingText): Promise<SeminarFacts | null> {
    return activityId === null ? null : findSeminarFacts(sql, activityId);
  }

  private async findPage({ sql }: Tx, { activityId }: MailingText): Promise<SeminarPageLink | null> {
    return activityId === null ? null : ((await this.links.findLinks(sql, [activityId])).get(activityId) ?? null);
  }

  private async readTexts({ sql }: Tx, mailing: MailingText): Promise<ReadonlyMap<MailLanguage, TemplateText>> {
    const { templateKey, subject, body } = mailing;
    const texts = new Map<MailLanguage, TemplateText>();
    for (const language of TEMPLATES[templateKey ?? 'seminar_invitation'].languages) {
      const text = templateKey === null ? { subject: subject!, body: body! } : null;
      texts.set(language, text ?? (await this.templates.read(sql, templateKey!, language)));
    }
    return texts;
  }

  /** Reads the registrations for the seminar that the mails are about. Those for another one say nothing about it. */
  private async readRegistrations(
    { sql }: Tx,
    { activityId, audience }: MailingText,
    people: readonly MailingRecipient[],
  ): Promise<ReadonlyMap<string, RegistrationFacts>> {
    if (activityId === null || audience.seminarId !== activityId) return new Map();
    const ids = people.flatMap(({ registrationId }) => registrationId ?? []);
    const facts = await readRegistrationFacts(sql, ids);
    return new Map(facts.map((one) => [one.registrationId, one]));
  }
}

function buildValues(
  { fullName, companyName, mailLanguage }: MailingRecipient,
  about: SeminarPage | null,
  registration: RegistrationFacts | undefined,
): PlaceholderValues {
  if (registration) return buildRegistrationValues(registration, mailLanguage, about?.page ?? null);
  return {
    ...(about && buildSeminarValues(about.seminar, mailLanguage, about.page?.registerUrl ?? null)),
    'contact.fullName': fullName,
    'contact.companyName': companyName,
  };
}

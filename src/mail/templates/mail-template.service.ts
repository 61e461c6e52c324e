import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { assertNoErrors, createInvalidFieldError, createNotFoundError } from '../../common/errors/domain.errors.js';
import type { MailLanguage, PlaceholderValues, TemplateKey } from '../../common/mail/mail-template.constants.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { MAIL_TEMPLATE, type MailTemplate } from '../model/mail-template.entity.js';
import { readAgencyContact, type AgencySettings } from '../text/agency-contact.rules.js';
import { renderHtml, renderPlainText } from '../text/mail-html.rules.js';
import { buildShownImages } from '../text/mail-images.rules.js';
import { chooseReason } from './mail-reason.rules.js';
import { findTemplate, readTemplates, type TemplateRow } from './mail-template.queries.js';
import type { PreviewMailTemplate, PutMailTemplate } from './mail-template.dto.js';
import type { MailTemplatePreviewView, MailTemplatesView, MailTemplateView } from './mail-template.view.js';
import { renderQrCode } from './qr-code.factory.js';
import { findSeminarFacts, readRegistrationFacts } from './registration-values.queries.js';
import { buildRegistrationValues } from './registration-values.rules.js';
import { buildSeminarValues, formatMoment } from './seminar-values.rules.js';
import { TEMPLATES } from './template-catalogue.constants.js';
import {
  SAMPLE_CODE,
  SAMPLE_DEADLINE,
  SAMPLE_LINK_PATH,
  SAMPLE_SEMINAR,
  SAMPLE_VALUES,
} from './template-samples.constants.js';
import { renderTemplate, type TemplateText, validateText } from './template-text.rules.js';
import { SHIPPED_TEXTS } from './texts/template-texts.constants.js';

/** Service for the texts of templates. */
@Injectable()
export class MailTemplateService {
  constructor(
    @Inject(SETTINGS) private readonly settings: AgencySettings & Pick<Settings, 'publicUrl'>,
    private readonly sql: SqlClient,
  ) {}

  /** Returns all templates in the order of the catalogue, each in its languages. */
  async list(): Promise<MailTemplatesView> {
    const rows = await readTemplates(this.sql);
    const keys = Object.keys(TEMPLATES) as TemplateKey[];
    const items = keys.flatMap((key) =>
      TEMPLATES[key].languages.flatMap((language) => {
        const row = rows.find((one) => one.key === key && one.language === language);
        return row ? [toView(row)] : [];
      }),
    );
    return { items };
  }

  /** Returns a template in one language. @throws 404 */
  async read(key: string, language: string): Promise<MailTemplateView> {
    return toView(await getTemplate(this.sql, key, language));
  }

  /** Changes the text of a template. @throws 404, 412, 422 `mail_template.unknown_placeholder`, `mail_template.link_misplaced` */
  async replace(
    tx: Tx,
    key: string,
    language: string,
    { subject, body }: PutMailTemplate,
    ifMatch?: number,
  ): Promise<MailTemplateView> {
    const { id, key: known } = await getTemplate(tx.sql, key, language);
    assertNoErrors(validateText({ subject, body }, TEMPLATES[known].placeholders));
    return this.store(tx, id, { subject, body }, ifMatch);
  }

  /** Gives a template the text again that ships with the product. @throws 404, 412 */
  async reset(tx: Tx, key: string, language: string, ifMatch?: number): Promise<MailTemplateView> {
    const { id } = await getTemplate(tx.sql, key, language);
    return this.store(tx, id, { subject: null, body: null }, ifMatch);
  }

  /** Returns a mail that a text would make. @throws 404, 422 as there, `reference.unknown` */
  async renderPreview(
    key: string,
    language: string,
    { subject, body, recordId }: PreviewMailTemplate,
    actor: Actor,
  ): Promise<MailTemplatePreviewView> {
    const template = toView(await getTemplate(this.sql, key, language));
    const definition = TEMPLATES[template.key];
    const text = { subject: subject ?? template.subject, body: body ?? template.body };
    assertNoErrors(validateText(text, definition.placeholders));
    const values = await this.readValues(template.language, recordId ?? null, actor);
    const rendered = renderTemplate(text, values);
    const { language: lang, key: templateKey } = template;
    const about = { purpose: TEMPLATES[templateKey].purpose, mailingId: null, contactId: null, authorName: null };
    const why = chooseReason({ language: lang, templateKey, ...about });
    const mail = { language: lang, ...rendered, why, ...readAgencyContact(this.settings) };
    const code = values['registration.code'] ?? SAMPLE_CODE;
    const images = buildShownImages(definition.hasQrCode ? await renderQrCode(code) : null);
    return { subject: rendered.subject, text: renderPlainText(mail), html: renderHtml(mail, images) };
  }

  private async store(
    tx: Tx,
    id: string,
    set: Pick<MailTemplate, 'subject' | 'body'>,
    ifMatch?: number,
  ): Promise<MailTemplateView> {
    const template = await lockRecord(tx, MAIL_TEMPLATE, id, ifMatch);
    await updateRecord<MailTemplate>(tx, MAIL_TEMPLATE, template, { set });
    return toView(template);
  }

  /** Returns the values of a preview: those of a seminar or registration, or made-up ones. */
  private async readValues(language: MailLanguage, recordId: string | null, actor: Actor): Promise<PlaceholderValues> {
    const example = new URL(SAMPLE_LINK_PATH, this.settings.publicUrl ?? 'https://crm.example').href;
    const authorName = actor.kind === 'user' ? actor.name : null;
    const common: PlaceholderValues = {
      ...SAMPLE_VALUES,
      'author.fullName': authorName,
      'report.link': example,
      link: example,
    };
    const links: PlaceholderValues = {
      'seminar.link': example,
      'registration.manageLink': example,
      'registration.confirmLink': example,
      'registration.confirmUntil': formatMoment(SAMPLE_DEADLINE, SAMPLE_SEMINAR, language),
    };
    if (recordId === null) return { ...common, ...buildSeminarValues(SAMPLE_SEMINAR, language, example), ...links };
    const [registration] = await readRegistrationFacts(this.sql, [recordId]);
    if (registration)
      return { ...common, ...buildRegistrationValues(registration, language, { registerUrl: example }), ...links };
    const seminar = await findSeminarFacts(this.sql, recordId);
    if (seminar) return { ...common, ...buildSeminarValues(seminar, language, example), ...links };
    const detail = `There is no seminar, and no registration for one, with the id ${recordId}.`;
    throw createInvalidFieldError('/recordId', 'reference.unknown', detail);
  }
}

/** @throws 404 */
async function getTemplate(sql: SqlClient, key: string, language: string): Promise<TemplateRow> {
  const row = await findTemplate(sql, key, language);
  if (!row) throw createNotFoundError('mail_template', `${key} in ${language}`);
  return row;
}

function toView({ key, language, subject, body, version, updatedAt }: TemplateRow): MailTemplateView {
  const changed: TemplateText | null = subject !== null && body !== null ? { subject, body } : null;
  const text = changed ?? SHIPPED_TEXTS[key][language]!;
  return {
    key,
    language,
    ...text,
    isChanged: changed !== null,
    placeholders: [...TEMPLATES[key].placeholders],
    updatedAt: version > 1 ? updatedAt : null,
    version,
  };
}

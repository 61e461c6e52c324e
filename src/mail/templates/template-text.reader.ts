import { Injectable } from '@nestjs/common';
import type { MailLanguage, TemplateKey } from '../../common/mail/mail-template.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { TemplateText } from './template-text.rules.js';
import { SHIPPED_TEXTS } from './texts/template-texts.constants.js';

/** Reads the texts of templates: those that people have changed, and otherwise those that ship with the product. */
@Injectable()
export class TemplateTextReader {
  /** Returns the text of a template. Served by mail_template_key_uq. @throws for a language that the template lacks */
  async read(sql: SqlClient, key: TemplateKey, language: MailLanguage): Promise<TemplateText> {
    const changed = await sql.queryOneOrNull<TemplateText & Record<string, unknown>>(
      'SELECT subject, body FROM mail_template WHERE key = $1 AND language = $2 AND subject IS NOT NULL',
      [key, language],
    );
    const text = changed ?? SHIPPED_TEXTS[key][language];
    if (!text) throw new Error(`The mail template ${key} has no text in ${language}.`);
    return text;
  }
}

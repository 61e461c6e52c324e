import type { SqlClient } from '../../database/connections/sql.client.js';
import type { MailTemplate } from '../model/mail-template.entity.js';

/** A template in one language. Without a text of its own it has that of the product. */
export type TemplateRow = Pick<MailTemplate, 'id' | 'key' | 'language' | 'subject' | 'body' | 'version' | 'updatedAt'>;

const COLUMNS = 'id, key, language, subject, body, version, updated_at AS "updatedAt"';

/** Returns all templates in all languages. */
export function readTemplates(sql: SqlClient): Promise<TemplateRow[]> {
  return sql.queryAll<TemplateRow & Record<string, unknown>>(`SELECT ${COLUMNS} FROM mail_template`);
}

/** Finds a template in one language. Served by mail_template_key_uq. */
export function findTemplate(sql: SqlClient, key: string, language: string): Promise<TemplateRow | null> {
  return sql.queryOneOrNull<TemplateRow & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM mail_template WHERE key = $1 AND language = $2`,
    [key, language],
  );
}

import { Column, Entity, Unique } from 'typeorm';
import type { MailLanguage, TemplateKey } from '../../common/mail/mail-template.constants.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';

/** A template of mails in one language. Without a text of its own it has the one that ships with the product. */
@Entity('mail_template')
@Unique('mail_template_key_uq', ['key', 'language'])
export class MailTemplate extends RecordEntity {
  @Column('text')
  key: TemplateKey;

  @Column('text')
  language: MailLanguage;

  @Column('text', { nullable: true })
  subject: string | null;

  @Column('text', { nullable: true })
  body: string | null;
}

/** Templates of mails, as records. */
export const MAIL_TEMPLATE: RecordKind<MailTemplate> = { entity: MailTemplate, name: 'mail_template' };

import { ApiProperty } from '@nestjs/swagger';
import {
  MAIL_LANGUAGES,
  type MailLanguage,
  PLACEHOLDERS,
  type Placeholder,
  TEMPLATE_KEYS,
  type TemplateKey,
} from '../../common/mail/mail-template.constants.js';

/** The text of a template in one language. */
export class MailTemplateView {
  /** @example "registration_confirmed" */
  @ApiProperty({ enum: TEMPLATE_KEYS })
  key: TemplateKey;

  /** @example "en" */
  @ApiProperty({ enum: MAIL_LANGUAGES })
  language: MailLanguage;

  /** @example "You are registered: {{seminar.title}}" */
  subject: string;

  /** @example "Dear {{contact.fullName}},\n\nWe look forward to meeting you." */
  body: string;

  /** Whether the text was changed. Otherwise it is the one that ships with the product. */
  isChanged: boolean;

  /** The placeholders that the text may have. */
  @ApiProperty({ enum: PLACEHOLDERS, isArray: true })
  placeholders: Placeholder[];

  /** When the text was changed last; null if it never was. */
  updatedAt: Date | null;

  /**
   * Version for `If-Match`.
   * @example 1
   */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** The texts of all templates. */
export class MailTemplatesView {
  items: MailTemplateView[];
}

/** A mail that a template would make. */
export class MailTemplatePreviewView {
  /** @example "You are registered: Limburg, testing ground for Europe" */
  subject: string;

  /** The text for readers without html. */
  text: string;

  /** The html, which most readers see. Its pictures are inside it. */
  html: string;
}

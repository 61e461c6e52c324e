import { ApiParam } from '@nestjs/swagger';
import { MAIL_LANGUAGES, TEMPLATE_KEYS } from '../../common/mail/mail-template.constants.js';
import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { PreviewMailTemplate, PutMailTemplate } from './mail-template.dto.js';

const CHANGED_TEXT = {
  subject: 'See you at {{seminar.title}}',
  body: 'Dear {{contact.fullName}},\n\nYou are registered.\n\n{{seminar.date}}, {{seminar.time}}\n{{seminar.venue}}',
};

/** Documents the key of a template in a path. */
export const TemplateKeyParameter = () =>
  ApiParam({
    name: 'key',
    description: 'The template.',
    schema: { type: 'string', enum: [...TEMPLATE_KEYS], example: 'registration_confirmed' },
  });

/** Documents the language of a template in a path. */
export const TemplateLanguageParameter = () =>
  ApiParam({
    name: 'language',
    description: 'The language. `password_link` and `report_ready` have no text in `zh`.',
    schema: { type: 'string', enum: [...MAIL_LANGUAGES], example: 'en' },
  });

export const MAIL_TEMPLATE_DOCS = {
  list: {
    summary: 'List mail templates',
    description:
      'Returns the present text of every template in each of its languages, with the placeholders that it knows.',
  },
  read: {
    summary: 'Get a mail template',
    description: 'Returns the present text in one language, and whether somebody has changed it.',
  },
  replace: {
    summary: 'Update a mail template',
    description:
      'For managers and administrators. Mails that are stored already keep their text. A placeholder that the template does ' +
      'not know is refused with `mail_template.unknown_placeholder`, which names the known ones.',
    body: { type: PutMailTemplate, examples: { text: { summary: 'A text of one’s own', value: CHANGED_TEXT } } },
    problems: ['mail_template.unknown_placeholder', 'mail_template.link_misplaced'],
  },
  reset: {
    summary: 'Restore the text of a mail template that ships with the product',
    description: 'For managers and administrators. A template that was not changed stays as it is.',
  },
  renderPreview: {
    summary: 'Preview a mail template',
    description:
      'Stores nothing. `recordId` is a seminar, or a registration for one. Without it the values are made up. Links lead to ' +
      'an example.',
    body: {
      type: PreviewMailTemplate,
      required: false,
      examples: {
        present: { summary: 'The present text', value: {} },
        text: {
          summary: 'A changed text with the values of a seminar',
          value: { ...CHANGED_TEXT, recordId: '0199c000-0000-7000-8000-000000000412' },
        },
      },
    },
    problems: ['mail_template.unknown_placeholder', 'mail_template.link_misplaced'],
  },
} satisfies Record<string, RouteDocs>;

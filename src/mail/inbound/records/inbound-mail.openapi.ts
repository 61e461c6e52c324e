import type { RouteDocs } from '../../../identity/access/routes.decorator.js';
import { ReopenInboundMail, ResolveInboundMail } from './inbound-mail.dto.js';

export const INBOUND_MAIL_DOCS = {
  list: { summary: 'List received mails' },
  export: { summary: 'Export the list of received mails' },
  create: {
    summary: 'Upload a received mail',
    description:
      'The body is the message as it was received, as `message/rfc822` or as the part `file` of a form, with at most 25 ' +
      'MB. It is filed at once, and `state` says what became of it: an interaction with its contacts and its lead, or a ' +
      'mail that a person has to review. A mail is filed by itself only if a signed-in colleague uploads it, or if the ' +
      'mail server has verified its sender. The same message again, also another copy of it, is answered with 200 and ' +
      'the first one. A key of an integration gets the state, and no contacts, companies and leads. A caller who may not see ' +
      'the first one gets the texts and the addresses only if the bytes are the same.',
    body: {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary', description: 'The message (.eml).' } },
        example: { file: 'From: Mei Chen <mei@chen.example>\r\nSubject: Our visit\r\n\r\nWe arrive on Monday.\r\n' },
      },
    },
    problems: [
      'inbound_mail.not_a_mail',
      'inbound_mail.file_missing',
      'inbound_mail.second_file',
      'inbound_mail.too_large',
      'request.unsupported_media_type',
      'document.scanner_unavailable',
      'document.no_space',
      'inbound_mail.parser_unavailable',
      'service.drawing_busy',
    ],
  },
  read: {
    summary: 'Get a received mail',
    description:
      'The response has the text, the people who are no colleagues, the contacts that they are, and the leads that the ' +
      'mail may be about. A mail about a lead is visible to those who may see the lead.',
  },
  resolve: {
    summary: 'Resolve a received mail',
    description:
      'Decides about a mail that needs review: it becomes an interaction with the contacts, the lead, the company or the ' +
      'activity that the body names, or it is ignored. Its attachments become documents of the lead, or else of the ' +
      'company. Only people can decide, not keys.',
    body: {
      type: ResolveInboundMail,
      examples: {
        known: {
          summary: 'A mail of a contact about a lead',
          value: {
            contactIds: ['0199c000-0000-7000-8000-000000000210'],
            leadId: '0199c000-0000-7000-8000-000000000310',
          },
        },
      },
    },
    problems: [
      'inbound_mail.not_in_review',
      'inbound_mail.one_decision',
      'inbound_mail.empty_decision',
      'contact.duplicate_email',
      'document.scanner_unavailable',
      'inbound_mail.parser_unavailable',
      'service.drawing_busy',
    ],
  },
  reopen: {
    summary: 'Reopen a received mail',
    description:
      'Takes a decision back, also one of the application. The interaction and the documents of the mail are archived.',
    body: {
      type: ReopenInboundMail,
      required: false,
      examples: { reason: { summary: 'Another lead', value: { reason: 'Another lead' } } },
    },
    problems: ['inbound_mail.in_review', 'interaction.not_yours', 'lead.not_yours', 'document.is_evidence'],
  },
} satisfies Record<string, RouteDocs>;

import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateMails } from './mail.dto.js';

export const MAIL_DOCS = {
  list: { summary: 'List mails' },
  export: { summary: 'Export the list of mails' },
  create: {
    summary: 'Send mails to contacts',
    description:
      'Each contact gets a mail of its own with the same text. `skipped` names those who get none, and why: ' +
      '`no_email`, `contact_archived` or `address_bounced`. The mails are stored and sent at once, or at `sendAt`. When ' +
      'the mail server has taken the first one, an outbound interaction by the author is recorded with all contacts. ' +
      'A document of a lead can only be attached to a mail about that lead. Without a mail server the mails are stored ' +
      'as `not_sent`. With `dryRun` nothing is stored; the response has the texts, and says whether mails can be sent.',
    body: {
      type: CreateMails,
      examples: {
        lead: {
          summary: 'A mail about a lead',
          value: {
            contactIds: ['0199c000-0000-7000-8000-000000000210'],
            subject: 'Your visit to Genk',
            body: 'Dear Mr Chen,\n\nThank you for your visit.',
            leadId: '0199c000-0000-7000-8000-000000000310',
          },
        },
        preview: {
          summary: 'A preview in Dutch, which sends nothing',
          value: {
            contactIds: ['0199c000-0000-7000-8000-000000000210'],
            subject: 'Uw bezoek aan Genk',
            body: 'Geachte heer Chen,\n\nDank u voor uw bezoek.',
            language: 'nl',
            dryRun: true,
          },
        },
      },
    },
    problems: ['mail.documents_too_large', 'mail.send_at_past', 'mail.send_at_late'],
  },
  read: {
    summary: 'Get a mail',
    description:
      'The response has the text and the attached documents. Mails about a lead are visible to those who may see it.',
  },
  cancel: {
    summary: 'Cancel a mail',
    description:
      'Only a queued mail can be cancelled. One that is being sent at this moment may still arrive. ' +
      'A mail of a mailing can be cancelled by those who may cancel the mailing.',
    problems: ['mail.not_queued', 'mailing.audience_not_allowed'],
  },
  sendAgain: {
    summary: 'Send a mail again',
    description:
      'Makes a new mail with the same text, the present address of the contact and the current versions of the documents. ' +
      'A mail about a registration gets the present text of its template. ' +
      'A mail can be sent again that was sent, failed, or was not sent because there was no mail server. ' +
      'A mail of a mailing can be sent again by those who may send the mailing.',
    problems: [
      'mail.not_resendable',
      'mailing.audience_not_allowed',
      'mail.recipient_unreachable',
      'mail.documents_too_large',
    ],
  },
} satisfies Record<string, RouteDocs>;

export const CONTACT_MAIL_STATUS_DOCS = {
  read: {
    summary: 'Get which mails a contact can get',
    description: 'For each purpose the reason why the contact gets no mail, or null.',
  },
} satisfies Record<string, RouteDocs>;

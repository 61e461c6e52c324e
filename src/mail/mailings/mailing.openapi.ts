import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateMailing } from './mailing.dto.js';

const SEMINAR = '0199c000-0000-7000-8000-000000000410';

export const MAILING_DOCS = {
  list: { summary: 'List mailings' },
  export: { summary: 'Export the list of mailings' },
  create: {
    summary: 'Send a mailing, or preview who gets it',
    description:
      'Sends nothing unless `dryRun` is false: the response then says how many people would get a mail, who would get none ' +
      'and why, and has the first three mails. With `"dryRun": false` the mailing is stored, its people are chosen at ' +
      '`sendAt`, and each of them gets a mail of its own. `transactional` is for the people of a seminar or a delegation ' +
      'and goes to everybody whom the matter concerns; `event_invitation` and `marketing` go only to people whose latest ' +
      'statement agrees to them, and have a link to unsubscribe. Consent is checked again before each mail is sent. ' +
      'Business development managers write to the people of activities that they own.',
    body: {
      type: CreateMailing,
      examples: {
        preview: {
          summary: 'Who would get an invitation, which sends nothing',
          value: {
            title: 'Invitation to the seminar',
            purpose: 'event_invitation',
            subject: 'An invitation to Genk',
            body: 'Dear guest,\n\nWe would be glad to see you in Genk.',
            audience: { contactIds: ['0199c000-0000-7000-8000-000000000210'] },
          },
        },
        change: {
          summary: 'A change for everybody who has registered for a seminar',
          value: {
            title: 'Change of the venue',
            purpose: 'transactional',
            subject: 'We meet at another place',
            body: 'Dear guest,\n\nThe seminar takes place at C-Mine in Genk.',
            audience: { seminarId: SEMINAR, statuses: ['registered', 'confirmed'] },
            dryRun: true,
          },
        },
      },
    },
    problems: [
      'mailing.audience_ambiguous',
      'mailing.audience_not_allowed',
      'mailing.audience_too_large',
      'mailing.purpose_not_allowed',
      'mailing.statuses_without_seminar',
      'mailing.template_needs_seminar',
      'mailing.text_ambiguous',
      'mail_template.unknown_placeholder',
      'mail.documents_too_large',
      'mail.send_at_past',
      'mail.send_at_late',
    ],
  },
  read: {
    summary: 'Get a mailing',
    description: 'The mails themselves are at `GET /mails?mailingId=`.',
  },
  cancel: {
    summary: 'Cancel a mailing',
    description:
      'Cancels all mails of the mailing that wait. Those that were sent stay sent, and one that is being sent at this moment ' +
      'may still arrive.',
    problems: ['mailing.not_active', 'mailing.audience_not_allowed'],
  },
  archive: {
    summary: 'Archive a mailing',
    description: 'For a mailing that is done or cancelled. Its mails stay in the log.',
    problems: ['mailing.active', 'mailing.audience_not_allowed'],
  },
  restore: {
    summary: 'Restore a mailing',
    description: 'The mailing is in the lists again. It sends nothing.',
    problems: ['mailing.audience_not_allowed'],
  },
} satisfies Record<string, RouteDocs>;

export const PREPARED_MAILING_DOCS = {
  list: {
    summary: 'List the mailings of a seminar that are due',
    description:
      'A person sends them: `seminar_changed` after the time or the place has changed, and `seminar_thank_you` within 90 days ' +
      'after the end. Each is listed until a mailing with its template was created.',
  },
} satisfies Record<string, RouteDocs>;

import { TEMPLATE_KEYS } from '../../common/mail/mail-template.constants.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { type Bind, defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextCondition } from '../../common/lists/text-match.queries.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { MAIL_LANGUAGES, MAIL_PURPOSES, MAIL_STATES } from './mail.constants.js';
import { Mail } from './mail.entity.js';

/** The fields of a mail in the log. The text is that of a single mail only. */
export const MAIL_FIELDS = defineRecordFields(Mail, 'm', {
  id: {},
  createdAt: { label: ['Created', 'Gemaakt'], list: {} },
  createdBy: { label: ['Author', 'Auteur'], list: { ...FILTER, user: true } },
  authorName: { label: ['Author', 'Auteur'], kind: 'text', sql: 'coalesce(u.full_name, ak.name)' },
  state: { label: ['State', 'Status'], vocabulary: 'mailState', list: { values: MAIL_STATES, sort: false } },
  reason: { label: ['Reason', 'Reden'], vocabulary: 'mailReason' },
  purpose: { label: ['Purpose', 'Doel'], vocabulary: 'mailPurpose', list: { values: MAIL_PURPOSES, sort: false } },
  templateKey: {
    label: ['Template', 'Sjabloon'],
    vocabulary: 'mailTemplate',
    list: { values: TEMPLATE_KEYS, sort: false },
  },
  language: { label: ['Language', 'Taal'], list: { values: MAIL_LANGUAGES, sort: false } },
  contactId: { label: ['Contact', 'Contact'], list: FILTER },
  userId: { label: ['User', 'Gebruiker'], list: { ...FILTER, description: 'The user who is the receiver.' } },
  toAddress: { label: ['Address', 'Adres'], list: { sort: false } },
  toName: { label: ['Name', 'Naam'] },
  subject: { label: ['Subject', 'Onderwerp'] },
  leadId: { label: ['Lead', 'Lead'], list: FILTER },
  companyId: { label: ['Company', 'Bedrijf'], list: FILTER },
  activityId: { label: ['Activity', 'Activiteit'], list: FILTER },
  registrationId: { label: ['Registration', 'Inschrijving'], list: FILTER },
  dueFor: { label: ['Made for', 'Gemaakt voor'] },
  mailingId: { label: ['Mailing', 'Mailing'], list: FILTER },
  interactionId: { label: ['Interaction', 'Interactie'], list: FILTER },
  attempts: { label: ['Attempts', 'Pogingen'] },
  nextAttemptAt: { label: ['Next attempt', 'Volgende poging'] },
  sentAt: { label: ['Sent', 'Verstuurd'], list: {} },
  error: { label: ['Last error', 'Laatste fout'], kind: 'text' },
  bouncedAt: { label: ['Came back', 'Teruggekomen'], list: { sort: false } },
  bounceCode: { label: ['Code of the server', 'Code van de server'] },
});

/**
 * Filters, sorts and columns of mails. Mails about a confidential lead are listed only for users who may see the lead, and
 * those with a link to set a password only for their user and administrators.
 * Served by the indexes of `mail` that begin with the filtered column, and the search by mail_text_trgm_idx and mail_cjk_idx.
 * The purpose and the language have none, because most mails share a value.
 */
export const mailList = defineList({
  name: 'mails',
  from: `mail m
    LEFT JOIN app_user u ON u.id = m.created_by
    LEFT JOIN api_key ak ON ak.id = m.created_by`,
  id: 'm.id',
  ...MAIL_FIELDS,
  defaultSort: '-createdAt',
  search: {
    // A line break keeps a match from beginning in one of the texts and ending in the other.
    buildCondition: (q, bind) => buildTextCondition(`(m.subject || E'\\n' || m.to_address)`, q, bind),
    description: 'the subject and the address',
  },
  buildVisibility: (actor, bind) =>
    `(${buildVisibilityThroughLead(actor, 'm.lead_id', bind)}) AND (${buildPasswordLinkVisibility(actor, bind)})`,
});

/** Builds the condition under which the caller may see a mail with a link to set a password: its user, and administrators. */
function buildPasswordLinkVisibility(actor: Actor, bind: Bind): string {
  if (actor.role === 'admin') return 'true';
  const isOther = `m.template_key IS DISTINCT FROM 'password_link'`;
  return actor.kind === 'user' ? `${isOther} OR m.user_id = ${bind(actor.id)}::uuid` : isOther;
}

/** The columns of a single mail: those of the log, its text, its documents and its mailing. Served by mail_document_pk. */
export const MAIL_WITH_TEXT = `${MAIL_FIELDS.select}, m.body_text AS "bodyText", m.reply_to AS "replyTo",
  m.message_id AS "messageId",
  (SELECT coalesce(json_agg(json_build_object('documentId', a.document_id, 'versionNumber', a.version_number,
      'title', d.title, 'fileName', f.file_name, 'size', f.size) ORDER BY d.title, d.id), '[]')
    FROM mail_document a JOIN document d ON d.id = a.document_id
      JOIN document_version f ON f.document_id = a.document_id AND f.number = a.version_number
    WHERE a.mail_id = m.id) AS documents,
  (SELECT v.owner_id FROM mailing g
      JOIN activity v ON v.id = coalesce(g.audience->>'seminarId', g.audience->>'delegationId')::uuid
    WHERE g.id = m.mailing_id) AS "mailingOwnerId"`;

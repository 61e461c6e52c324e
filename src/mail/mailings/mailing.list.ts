import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextCondition } from '../../common/lists/text-match.queries.js';
import { MAIL_PURPOSES } from '../model/mail.constants.js';
import { MAILING_STATES, MAILING_TEMPLATES } from '../model/mailing.constants.js';
import { Mailing } from '../model/mailing.entity.js';

/** Served by mail_mailing_due_idx. */
const STATE = `CASE WHEN g.cancelled_at IS NOT NULL THEN 'cancelled' WHEN g.started_at IS NULL THEN 'queued'
  WHEN EXISTS (SELECT FROM mail w WHERE w.mailing_id = g.id AND w.state = 'queued') THEN 'running' ELSE 'done' END`;

/** Counts the last mail of each person. Served by mail_mailing_id_idx. */
const COUNTS = `(SELECT json_build_object(
    'queued', CASE WHEN g.started_at IS NULL AND g.cancelled_at IS NULL THEN g.recipients
      ELSE count(*) FILTER (WHERE state = 'queued') END,
    'sent', count(*) FILTER (WHERE state = 'sent'), 'failed', count(*) FILTER (WHERE state = 'failed'),
    'suppressed', count(*) FILTER (WHERE state = 'suppressed'), 'bounced', count(bounced_at),
    'cancelled', count(*) FILTER (WHERE state = 'cancelled'), 'notSent', count(*) FILTER (WHERE state = 'not_sent'))
  FROM (SELECT DISTINCT ON (batch_id) state, bounced_at FROM mail WHERE mailing_id = g.id ORDER BY batch_id, id DESC) last_mail)`;

/** The fields of a mailing. The text is that of a single one only. */
const MAILING_FIELDS = defineRecordFields(Mailing, 'g', {
  id: {},
  title: { label: ['Name', 'Naam'], list: {} },
  purpose: { label: ['Purpose', 'Doel'], vocabulary: 'mailPurpose', list: { values: MAIL_PURPOSES, sort: false } },
  templateKey: {
    label: ['Template', 'Sjabloon'],
    vocabulary: 'mailTemplate',
    list: { values: MAILING_TEMPLATES, sort: false },
  },
  subject: { label: ['Subject', 'Onderwerp'] },
  audience: { label: ['People', 'Personen'], exported: false },
  language: { label: ['Language', 'Taal'] },
  activityId: { label: ['Activity', 'Activiteit'], list: FILTER },
  sendAt: { label: ['Send at', 'Versturen op'], list: {} },
  state: {
    label: ['State', 'Status'],
    vocabulary: 'mailingState',
    sql: STATE,
    list: { type: 'text', values: MAILING_STATES, sort: false },
  },
  startedAt: { label: ['Started', 'Begonnen'] },
  cancelledAt: { label: ['Cancelled', 'Geannuleerd'] },
  cancelReason: { label: ['Reason', 'Reden'], vocabulary: 'mailingCancelReason' },
  recipients: { label: ['Recipients', 'Ontvangers'] },
  skipped: { label: ['Without mail', 'Zonder mail'], exported: false },
  counts: {
    label: ['Mails', 'Mails'],
    sql: COUNTS,
    exported: ['queued', 'sent', 'failed', 'suppressed', 'bounced', 'cancelled', 'notSent'],
  },
  authorName: { label: ['Author', 'Auteur'], kind: 'text', sql: 'coalesce(u.full_name, ak.name)' },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { list: { ...FILTER, user: true } },
  archivedAt: {},
});

/** Filters, sorts and columns of mailings. Served by mailing_activity_id_idx and the indexes of the sorts. */
export const mailingList = defineList({
  name: 'mailings',
  from: `mailing g
    LEFT JOIN app_user u ON u.id = g.created_by
    LEFT JOIN api_key ak ON ak.id = g.created_by`,
  id: 'g.id',
  archived: 'g.archived_at',
  ...MAILING_FIELDS,
  defaultSort: '-createdAt',
  search: {
    buildCondition: (q, bind) => buildTextCondition(`(g.title || E'\\n' || g.subject)`, q, bind),
    description: 'the name and the subject',
  },
});

/** The columns of a single mailing: those of the list and its text. */
export const MAILING_WITH_TEXT = `${MAILING_FIELDS.select}, g.body`;

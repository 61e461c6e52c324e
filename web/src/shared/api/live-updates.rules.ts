import type { components } from './schema';

export type LiveUpdate = components['schemas']['LiveUpdateView'];

/** The update that stands for changes which were missed. */
export const RESYNC: LiveUpdate = { type: 'resync', entity: null, id: null, version: null };

/** The update that stands for notifications which were missed. */
export const RESYNC_NOTIFICATIONS: LiveUpdate = { ...RESYNC, entity: 'notification' };

/** The kinds of records that the queries of each collection show. The collection is the first part of their keys. */
const SHOWN_ENTITIES: Partial<Record<string, readonly string[]>> = {
  leads: ['lead', 'lead_touch', 'company', 'contact', 'interaction', 'task', 'document', 'mail'],
  companies: ['company', 'company_membership', 'contact'],
  contacts: ['contact', 'company'],
  interactions: ['interaction', 'lead'],
  tasks: ['task', 'lead'],
  activities: [
    'activity',
    'delegation',
    'delegation_participant',
    'programme_item',
    'roadshow',
    'roadshow_stop',
    'seminar',
    'session',
    'registration',
    'meeting',
    'meeting_party',
  ],
  roadshows: ['roadshow', 'roadshow_stop', 'seminar', 'registration'],
  seminars: ['seminar', 'session', 'registration'],
  'registration-pages': ['registration_page', 'seminar'],
  'follow-up': ['registration', 'contact', 'company', 'consent', 'interaction', 'delegation_participant', 'seminar'],
  agreements: ['agreement', 'commitment'],
  commitments: ['commitment', 'agreement', 'company', 'activity'],
  outcomes: [
    'agreement',
    'lead',
    'lead_touch',
    'company',
    'activity',
    'delegation',
    'delegation_participant',
    'roadshow',
    'roadshow_stop',
    'seminar',
    'registration',
  ],
  notifications: ['notification'],
  'report-locks': ['report_lock'],
  'report-schedules': ['report_schedule'],
  'intake-registrations': ['intake_registration', 'contact', 'company', 'lead'],
  'intake-decisions': ['intake_decision', 'contact', 'company'],
  'intake-connections': ['intake_connection', 'intake_registration'],
  documents: ['document'],
  mails: ['mail'],
  mailings: ['mailing', 'mail', 'seminar', 'registration'],
  'mail-status': ['contact'],
  'mail-recipients': ['contact'],
  'mail-settings': ['mail'],
  'mail-templates': ['mail_template'],
  'inbound-mails': ['inbound_mail', 'contact', 'company', 'lead'],
  // Records of these kinds cause events, which wait in the log from the same moment on.
  webhooks: [
    'webhook',
    'company',
    'contact',
    'lead',
    'interaction',
    'task',
    'delegation',
    'roadshow',
    'roadshow_stop',
    'seminar',
    'registration',
    'agreement',
    'commitment',
    'document',
    'report_schedule',
  ],
  'privacy/requests': ['privacy_request', 'contact'],
  'privacy-people': [
    'contact',
    'registration',
    'intake_registration',
    'delegation_participant',
    'meeting_party',
    'session',
    'mail',
    'inbound_mail',
  ],
  'privacy/erasures': ['person', 'contact'],
  'privacy/retention': ['person', 'contact', 'registration', 'intake_registration', 'inbound_mail', 'privacy_request'],
  'privacy/notices': ['person', 'contact', 'registration', 'delegation_participant', 'import'],
  'privacy/retention-rules': ['retention_rule'],
  imports: ['import'],
  'import-rows': ['import'],
  'import-reasons': ['import'],
  'import-mappings': ['import_mapping'],
  'my-day': [
    'inbound_mail',
    'lead',
    'task',
    'interaction',
    'company',
    'contact',
    'consent',
    'activity',
    'delegation',
    'delegation_participant',
    'roadshow',
    'seminar',
    'registration',
    'intake_registration',
  ],
};

/** The kind of record that each collection consists of, if a key can name one of its records. */
const ENTITIES: Partial<Record<string, string>> = {
  leads: 'lead',
  companies: 'company',
  contacts: 'contact',
  agreements: 'agreement',
  roadshows: 'roadshow',
  seminars: 'seminar',
  'report-schedules': 'report_schedule',
  documents: 'document',
  mails: 'mail',
  mailings: 'mailing',
  'inbound-mails': 'inbound_mail',
  imports: 'import',
  'intake-registrations': 'intake_registration',
  'intake-connections': 'intake_connection',
  webhooks: 'webhook',
  'privacy/requests': 'privacy_request',
};

/**
 * The first parts of keys of queries that show no records which change during the day, or that name the versions of
 * their records.
 */
const NO_RECORDS = new Set([
  'session',
  'preferences',
  'labels',
  'pipeline',
  'demo-accounts',
  'matchmaking',
  'merge-preview',
  // The preview of a mail is that of the text in the form.
  'mail-preview',
  // The files that were uploaded in this tab.
  'kept-files',
  // The preview of an undo is read anew when its dialog opens.
  'import-undo',
  // The preview of an erasure searches all texts. It is read anew when the erasure is refused.
  'erasure-preview',
  // The register is made when it is opened.
  'privacy/register',
  'users',
  'api-keys',
  'operations',
  'reports',
  'reference',
]);

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/**
 * Tells whether a query may show what has changed, and has to be read again. A query of an unknown collection may show
 * everything.
 */
export function isAffected(queryKey: readonly unknown[], { type, entity, id }: LiveUpdate): boolean {
  const [collection, part] = queryKey.map(String);
  if (collection === undefined || NO_RECORDS.has(collection)) return false;
  if (entity === 'notification') return collection === 'notifications';
  // The parts of a hidden record are hidden as well.
  if (entity === null || type === 'hidden') return true;
  if (SHOWN_ENTITIES[collection]?.includes(entity) === false) return false;
  const isOfAnother =
    ENTITIES[collection] === entity && id !== null && part !== undefined && ID.test(part) && part !== id;
  return !isOfAnother;
}

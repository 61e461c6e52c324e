import { EVENT_ENTITIES, EVENT_TYPES, findEventType } from '../../src/database/transactions/event-types.rules.js';
import { ADMINISTRATION_LABELS } from '../../src/reports/labels/administration-labels.constants.js';

const CHANGE = { before: null, after: 'x' };
const ACTIVITIES = ['delegation', 'roadshow', 'roadshow_stop', 'seminar'];

/** The events that each action of the audit trail causes, by type of record; of the other types it is an update. */
const DECIDED: Record<string, Record<string, string | null>> = {
  created: {
    company: 'company.created',
    contact: 'contact.created',
    lead: 'lead.created',
    interaction: 'interaction.created',
    task: 'task.created',
    ...ofActivities('activity.created'),
    registration: 'registration.created',
    agreement: 'agreement.created',
    commitment: 'commitment.created',
    document: 'document.created',
  },
  uploaded: { document: 'document.created' },
  version_added: { document: 'document.version_added' },
  file_removed: {},
  received: {},
  mail_sent: {},
  mail_failed: {},
  mail_suppressed: {},
  mail_bounced: {},
  updated: {},
  archived: {
    company: 'company.archived',
    contact: 'contact.archived',
    lead: 'lead.archived',
    interaction: 'interaction.archived',
    ...ofActivities('activity.archived'),
    agreement: 'agreement.archived',
    document: 'document.archived',
  },
  restored: { company: 'company.restored', contact: 'contact.restored', lead: 'lead.restored' },
  removed: {},
  // Only the survivor of a merge names the other record.
  merged: {},
  combined: {},
  moved: {},
  imported: {},
  ended: ofActivities('activity.ended'),
  expired: { agreement: 'agreement.expired' },
  reopened: {},
  replaced: {},
  evidence_added: { lead: 'lead.evidence_added' },
  realisation_added: { lead: 'lead.realisation_added' },
  verification_requested: {},
  verification_sent_back: {},
  verification_withdrawn: {},
  consent_recorded: {},
  person_report_read: {},
  erased: { contact: 'contact.erased' },
  content_removed: {},
  mention_erased: {},
  objection_recorded: {},
  renewal_noticed: {},
  checked_in: { registration: 'registration.checked_in' },
  check_in_undone: { registration: 'registration.check_in_undone' },
  cancelled: { ...ofActivities('activity.cancelled'), registration: 'registration.cancelled' },
  no_show: { registration: 'registration.no_show' },
  promoted: { registration: 'registration.promoted' },
  registered_again: { registration: 'registration.created' },
  seated: {},
  matched: {},
  resolved: {},
  rejected: {},
  replayed: {},
  raw_read: {},
  mailing_started: {},
  paused: {},
  resumed: {},
  disabled: {},
  redelivered: {},
  tested: {},
  token_rotated: {},
  secret_rotated: {},
  travel_details_written: {},
  travel_details_read: {},
  travel_details_removed: {},
  locked: {},
  unlocked: {},
  run_requested: {},
  run_done: { report_schedule: 'report.written' },
  session_started: {},
  session_ended: {},
  password_changed: {},
  password_reset: {},
  password_link_created: {},
  password_link_mailed: {},
  password_link_sent: {},
  password_link_failed: {},
  password_link_cancelled: {},
  oidc_identity_linked: {},
  oidc_identity_unlinked: {},
  totp_begun: {},
  totp_enabled: {},
  totp_removed: {},
  recovery_code_used: {},
  recovery_codes_renewed: {},
  calendar_token_renewed: {},
  calendar_token_ended: {},
  door_link_created: {},
  door_link_revoked: {},
  page_enabled: {},
  page_disabled: {},
};

function ofActivities(type: string): Record<string, string> {
  return Object.fromEntries(ACTIVITIES.map((entity) => [entity, type]));
}

/** The event of an action without a type of its own, for a type of record. */
function buildUpdate(entityType: string): string | null {
  if (entityType === 'report_schedule') return null;
  return `${ACTIVITIES.includes(entityType) ? 'activity' : entityType}.updated`;
}

describe('The catalogue of events', () => {
  it('decides about every action of the audit trail', () => {
    expect(Object.keys(ADMINISTRATION_LABELS.auditAction).filter((action) => !DECIDED[action])).toEqual([]);
  });

  it.each(Object.entries(DECIDED))('says which records cause which event when they are %s', (action, decided) => {
    const expected = EVENT_ENTITIES.map((entity) => [entity, decided[entity] ?? buildUpdate(entity)]);
    const found = EVENT_ENTITIES.map((entityType) => [
      entityType,
      findEventType({ entityType, action, changes: { notes: CHANGE } }),
    ]);
    expect(found).toEqual(expected);
  });

  it.each([
    ['lead', 'moved', { stage: CHANGE, status: CHANGE }, 'lead.transitioned'],
    ['lead', 'moved', { status: CHANGE, closedOn: CHANGE }, 'lead.status_changed'],
    ['company', 'merged', { mergedFrom: CHANGE, name: CHANGE }, 'company.merged'],
    ['company', 'merged', { mergedIntoId: CHANGE, archivedAt: CHANGE }, 'company.updated'],
    ['contact', 'merged', { mergedFrom: CHANGE }, 'contact.merged'],
    ['contact', 'erased', {}, 'contact.erased'],
    ['task', 'updated', { status: { before: 'open', after: 'done' } }, 'task.completed'],
    ['task', 'updated', { status: { before: 'done', after: 'open' } }, 'task.updated'],
    ['task', 'created', { status: { before: null, after: 'done' } }, 'task.created'],
    ['seminar', 'updated', { status: { before: 'planned', after: 'cancelled' } }, 'activity.cancelled'],
    ['agreement', 'updated', { status: { before: 'negotiated', after: 'signed' } }, 'agreement.signed'],
    ['registration', 'seated', {}, 'registration.updated'],
    ['document', 'uploaded', {}, 'document.created'],
    ['document', 'version_added', {}, 'document.version_added'],
    ['contact', 'consent_recorded', {}, null],
    ['company_membership', 'created', { role: CHANGE }, null],
    ['user', 'updated', { role: CHANGE }, null],
    ['constructor', 'updated', { role: CHANGE }, null],
  ])('finds for a %s that is %s with %j: %s', (entityType, action, changes, type) => {
    expect(findEventType({ entityType, action, changes })).toBe(type);
  });

  it('has no type that no line and no request causes', () => {
    const caused = new Set(Object.values(DECIDED).flatMap(Object.values));
    for (const entity of EVENT_ENTITIES) caused.add(buildUpdate(entity)!);
    const further = ['company.merged', 'contact.merged', 'contact.erased', 'lead.transitioned', 'lead.status_changed'];
    const byStatus = ['task.completed', 'agreement.signed', 'document.version_added', 'webhook.test'];
    const known = new Set([...caused, ...further, ...byStatus]);
    expect(EVENT_TYPES.filter((type) => !known.has(type))).toEqual([]);
  });
});

import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { defineQueryFields } from '../../common/lists/record-fields.factory.js';
import { buildDueContacts, type DueScope } from './due-contact.queries.js';
import { buildDueForms, buildDueMails, buildDueRegistrations } from './due-record.queries.js';
import {
  KEEP_REASONS,
  RETENTION_DECISIONS,
  RETENTION_KINDS,
  type RetentionKind,
} from '../retention-rules/retention-rule.constants.js';

const STATEMENTS: Readonly<Record<RetentionKind, (scope: DueScope) => string>> = {
  contact: buildDueContacts,
  registration_without_contact: buildDueRegistrations,
  form_rejected: buildDueForms,
  inbound_unmatched: buildDueMails,
};

/** Returns the statement of the people of one kind who are due. */
export function buildDueStatement(kind: RetentionKind, scope: DueScope): string {
  return STATEMENTS[kind](scope);
}

/**
 * Returns the list of all people who are due on a day. PostgreSQL runs only the statement of the kind by which a request
 * filters.
 * @param today a day of the calendar, which becomes a part of the text
 */
export function buildDueList(today: string): ListDefinition {
  const scope = { today: `DATE '${today}'` };
  const statements = RETENTION_KINDS.map((kind) => `(${buildDueStatement(kind, scope)})`);
  return { ...retentionDueList, from: `(${statements.join(' UNION ALL ')}) d` };
}

/** The list of the people who are due, with its filters, sorts and columns. */
export const retentionDueList = defineList({
  name: 'retention',
  from: '',
  id: 'd.id',
  ...defineQueryFields({
    key: { sql: 'd.key' },
    kind: {
      sql: 'd.kind',
      list: { type: 'enum', values: RETENTION_KINDS, sort: false, description: 'The kind of data.' },
    },
    name: { sql: 'd.name', list: { type: 'text', nullable: true } },
    about: { sql: 'd.about' },
    contactId: { sql: 'd.contact_id' },
    dueSince: { sql: 'd.due_since', list: { type: 'date', description: 'The day on which the term ended.' } },
    lastOwnContact: { sql: 'd.last_own_contact', list: { type: 'instant', nullable: true } },
    decision: {
      sql: `CASE WHEN d.reason IS NULL THEN 'erase' ELSE 'keep' END`,
      list: { type: 'enum', values: RETENTION_DECISIONS, sort: false },
    },
    reason: { sql: 'd.reason', list: { type: 'enum', values: KEEP_REASONS, nullable: true, sort: false } },
    keepUntil: { sql: 'd.keep_until' },
  }),
  defaultSort: 'dueSince',
});

import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { COMMITMENT_STATUSES, PENDING } from './commitment.constants.js';

/** SQL for a commitment that is pending after its due day. */
const OVERDUE = `(m.status IN (${PENDING.map((status) => `'${status}'`).join(', ')}) AND m.due_on IS NOT NULL
    AND m.due_on < (now() AT TIME ZONE '${AGENCY_ZONE}')::date)`;

/**
 * The list of the commitments of all agreements with its filters, sorts and columns. A commitment of an archived
 * agreement counts as archived.
 */
export const commitmentList = defineList({
  name: 'commitments',
  from: `commitment m
    JOIN agreement g ON g.id = m.agreement_id
    LEFT JOIN company c ON c.id = m.owner_company_id`,
  id: 'm.id',
  archived: 'coalesce(m.archived_at, g.archived_at)',
  select: `m.id, m.agreement_id AS "agreementId", g.reference AS "agreementReference", g.title AS "agreementTitle",
    m.description, m.owner_company_id AS "ownerCompanyId", c.name AS "ownerCompanyName", m.due_on AS "dueOn", m.status,
    ${OVERDUE} AS overdue, m.evidence, m.activity_id AS "activityId", m.done_on AS "doneOn",
    m.created_at AS "createdAt", m.updated_at AS "updatedAt", m.version, m.created_by AS "createdBy",
    m.archived_at AS "archivedAt"`,
  fields: {
    agreementId: { type: 'uuid', sql: 'm.agreement_id', sort: false },
    status: { type: 'enum', sql: 'm.status', values: COMMITMENT_STATUSES },
    overdue: {
      type: 'boolean',
      sql: OVERDUE,
      sort: false,
      // The planner knows the values, so this form leaves it a range of commitment_open_due_on_idx.
      buildMatch: (wanted) => `(true = ANY(${wanted}) AND ${OVERDUE}) OR (false = ANY(${wanted}) AND NOT ${OVERDUE})`,
      description: 'Whether the commitment is still pending after its due day, in Europe/Brussels.',
    },
    dueOn: { type: 'date', sql: 'm.due_on', nullable: true },
    ownerCompanyId: { type: 'uuid', sql: 'm.owner_company_id', sort: false, nullable: true },
    activityId: { type: 'uuid', sql: 'm.activity_id', sort: false, nullable: true },
    doneOn: { type: 'date', sql: 'm.done_on', nullable: true },
    createdAt: { type: 'instant', sql: 'm.created_at' },
    updatedAt: { type: 'instant', sql: 'm.updated_at' },
  },
  defaultSort: 'dueOn',
  // The index commitment_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(m.description) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the description',
  },
  columns: [
    'id',
    'agreementId',
    'agreementReference',
    'agreementTitle',
    'description',
    'ownerCompanyId',
    'ownerCompanyName',
    'dueOn',
    'status',
    'overdue',
    'evidence',
    'activityId',
    'doneOn',
    'createdAt',
    'updatedAt',
    'version',
    'createdBy',
    'archivedAt',
  ],
});

const { agreementId: _, ...fieldsWithin } = commitmentList.fields;

/** The same list within one agreement, which may be archived itself. {@link buildCommitmentList} adds the agreement. */
export const agreementCommitmentList = defineList({
  ...commitmentList,
  archived: 'm.archived_at',
  fields: fieldsWithin,
});

/** Returns the list of the commitments of one agreement. */
export function buildCommitmentList(agreementId: string): ListDefinition {
  return { ...agreementCommitmentList, buildVisibility: (__, bind) => `m.agreement_id = ${bind(agreementId)}::uuid` };
}

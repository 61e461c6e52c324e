import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { defineList, narrowList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { COMMITMENT_STATUSES, PENDING } from './commitment.constants.js';
import { Commitment } from './commitment.entity.js';

/** SQL for a commitment that is pending after its due day. */
const OVERDUE = `(m.status IN (${PENDING.map((status) => `'${status}'`).join(', ')}) AND m.due_on IS NOT NULL
    AND m.due_on < (now() AT TIME ZONE '${AGENCY_ZONE}')::date)`;

/** The fields of a commitment. */
export const COMMITMENT_FIELDS = defineRecordFields(Commitment, 'm', {
  id: {},
  agreementId: { label: ['Agreement', 'Overeenkomst'], list: FILTER },
  agreementReference: { sql: 'g.reference' },
  agreementTitle: { sql: 'g.title' },
  description: { label: ['Commitment', 'Verbintenis'], kind: 'textBlock', writable: true },
  ownerCompanyId: { label: ['Promised by', 'Beloofd door'], list: FILTER, writable: true },
  ownerCompanyName: { sql: 'c.name' },
  dueOn: { label: ['Due on', 'Na te komen tegen'], list: {}, writable: true },
  status: { label: ['Status', 'Status'], vocabulary: 'commitmentStatus', list: { values: COMMITMENT_STATUSES } },
  overdue: {
    label: ['Overdue', 'Te laat'],
    sql: OVERDUE,
    list: {
      type: 'boolean',
      sort: false,
      // The planner knows the values, so this form leaves it a range of commitment_open_due_on_idx.
      buildMatch: (wanted) => `(true = ANY(${wanted}) AND ${OVERDUE}) OR (false = ANY(${wanted}) AND NOT ${OVERDUE})`,
      description: 'Whether the commitment is still pending after its due day, in Europe/Brussels.',
    },
  },
  evidence: { label: ['Evidence', 'Bewijs'] },
  activityId: { label: ['Fulfilled by', 'Nagekomen met'], list: FILTER },
  activityTitle: { sql: 'a.title' },
  doneOn: { label: ['Done on', 'Nagekomen op'], list: {} },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: {},
  createdBy: {},
  archivedAt: {},
});

/**
 * The list of the commitments of all agreements with its filters, sorts and columns. A commitment of an archived
 * agreement counts as archived.
 */
export const commitmentList = defineList({
  name: 'commitments',
  from: `commitment m
    JOIN agreement g ON g.id = m.agreement_id
    LEFT JOIN company c ON c.id = m.owner_company_id
    LEFT JOIN activity a ON a.id = m.activity_id`,
  id: 'm.id',
  archived: 'coalesce(m.archived_at, g.archived_at)',
  ...COMMITMENT_FIELDS,
  defaultSort: 'dueOn',
  // The index commitment_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(m.description) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the description',
  },
});

const { agreementId: _, ...fieldsWithin } = commitmentList.fields;

/** The same list within one agreement, which may be archived itself. {@link buildCommitmentList} adds the agreement. */
export const agreementCommitmentList = defineList({
  ...commitmentList,
  archived: 'm.archived_at',
  fields: fieldsWithin,
});

/** Returns the list of the commitments of one agreement. */
export const buildCommitmentList = narrowList(agreementCommitmentList, 'm.agreement_id');

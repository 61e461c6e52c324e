import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { TASK_STATUSES } from '../model/interaction.constants.js';
import { buildTextMatch, buildTextCondition } from '../../common/lists/text-match.queries.js';

/** Condition for an open task whose due date has passed. */
const OVERDUE = `(t.status = 'open' AND t.due_on IS NOT NULL AND t.due_on < (now() AT TIME ZONE '${AGENCY_ZONE}')::date)`;

/** The name of the subject of a task. A user who sees the task may see its lead. */
const SUBJECT = `CASE
    WHEN t.lead_id IS NOT NULL THEN json_build_object('kind', 'lead', 'id', t.lead_id, 'label', l.reference || ' ' || l.title)
    WHEN t.company_id IS NOT NULL THEN json_build_object('kind', 'company', 'id', t.company_id, 'label', c.name)
    WHEN t.contact_id IS NOT NULL THEN json_build_object('kind', 'contact', 'id', t.contact_id, 'label', k.full_name)
    WHEN t.activity_id IS NOT NULL THEN json_build_object('kind', 'activity', 'id', t.activity_id, 'label', a.title)
    WHEN t.agreement_id IS NOT NULL THEN json_build_object('kind', 'agreement', 'id', t.agreement_id, 'label', g.title)
  END`;

/** Filters, sorts and columns of tasks. Tasks of a confidential lead are listed only for users who may see the lead. */
export const taskList = defineList({
  name: 'tasks',
  from: `task t
    LEFT JOIN app_user u ON u.id = t.assignee_id
    LEFT JOIN company c ON c.id = t.company_id
    LEFT JOIN contact k ON k.id = t.contact_id
    LEFT JOIN lead l ON l.id = t.lead_id
    LEFT JOIN activity a ON a.id = t.activity_id
    LEFT JOIN agreement g ON g.id = t.agreement_id`,
  id: 't.id',
  archived: 't.archived_at',
  large: true,
  select: `t.id, t.title, t.due_on AS "dueOn", t.assignee_id AS "assigneeId", u.full_name AS "assigneeName", t.status,
    t.closed_at AS "closedAt", ${OVERDUE} AS overdue, t.company_id AS "companyId", t.contact_id AS "contactId",
    t.lead_id AS "leadId", t.activity_id AS "activityId", t.agreement_id AS "agreementId", ${SUBJECT} AS subject,
    t.interaction_id AS "interactionId", t.follow_up_of_activity_id AS "followUpOfActivityId", t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.version,
    t.created_by AS "createdBy", t.archived_at AS "archivedAt"`,
  fields: {
    title: { type: 'text', sql: 't.title', buildMatch: buildTextMatch('t.title') },
    dueOn: { type: 'date', sql: 't.due_on', nullable: true },
    status: { type: 'enum', sql: 't.status', values: TASK_STATUSES },
    assigneeId: { type: 'uuid', sql: 't.assignee_id', sort: false, nullable: true },
    overdue: {
      type: 'boolean',
      sql: OVERDUE,
      sort: false,
      // This form lets the planner, which knows the value, use a range of task_open_due_on_idx.
      buildMatch: (wanted) => `(true = ANY(${wanted}) AND ${OVERDUE}) OR (false = ANY(${wanted}) AND NOT ${OVERDUE})`,
      description: 'Whether the task is open and its due date has passed, in Europe/Brussels.',
    },
    closedAt: { type: 'instant', sql: 't.closed_at', nullable: true },
    companyId: { selective: true, type: 'uuid', sql: 't.company_id', sort: false, nullable: true },
    contactId: { selective: true, type: 'uuid', sql: 't.contact_id', sort: false, nullable: true },
    leadId: { selective: true, type: 'uuid', sql: 't.lead_id', sort: false, nullable: true },
    activityId: { selective: true, type: 'uuid', sql: 't.activity_id', sort: false, nullable: true },
    agreementId: { type: 'uuid', sql: 't.agreement_id', sort: false, nullable: true },
    interactionId: { selective: true, type: 'uuid', sql: 't.interaction_id', sort: false, nullable: true },
    followUpOfActivityId: {
      selective: true,
      type: 'uuid',
      // Served by task_follow_up_uq.
      sql: 't.follow_up_of_activity_id',
      sort: false,
      nullable: true,
      description: 'The activity whose end created the task.',
    },
    createdBy: { type: 'uuid', sql: 't.created_by', sort: false, nullable: true },
    createdAt: { type: 'instant', sql: 't.created_at' },
    updatedAt: { type: 'instant', sql: 't.updated_at' },
  },
  defaultSort: 'dueOn',
  search: {
    // Served by task_text_trgm_idx and task_cjk_idx.
    buildCondition: (q, bind) => buildTextCondition('t.title', q, bind),
    description: 'the title',
  },
  buildVisibility: (actor, bind) => buildVisibilityThroughLead(actor, 't.lead_id', bind),
  columns: [
    'id',
    'title',
    'dueOn',
    'assigneeId',
    'assigneeName',
    'status',
    'closedAt',
    'overdue',
    'companyId',
    'contactId',
    'leadId',
    'activityId',
    'agreementId',
    'subject.label',
    'interactionId',
    'followUpOfActivityId',
    'createdAt',
    'updatedAt',
    'createdBy',
    'archivedAt',
  ],
});

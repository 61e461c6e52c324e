import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER, SELECTIVE_FILTER } from '../../common/lists/record-fields.factory.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { TASK_STATUSES } from '../model/interaction.constants.js';
import { buildTextMatch, buildTextCondition } from '../../common/lists/text-match.queries.js';
import { buildSubjectColumn, joinSubjects } from '../model/record-subject.columns.js';
import { Task } from './task.entity.js';

/** Condition for an open task whose due date has passed. */
const OVERDUE = `(t.status = 'open' AND t.due_on IS NOT NULL AND t.due_on < (now() AT TIME ZONE '${AGENCY_ZONE}')::date)`;

/** The fields of a task. */
export const TASK_FIELDS = defineRecordFields(Task, 't', {
  id: {},
  title: { label: ['Title', 'Titel'], list: { buildMatch: buildTextMatch('t.title') }, writable: true },
  dueOn: { label: ['Due on', 'Te doen tegen'], list: {}, writable: true },
  assigneeId: { label: ['Assigned to', 'Toegewezen aan'], list: FILTER, writable: true },
  assigneeName: { sql: 'u.full_name' },
  status: { label: ['Status', 'Status'], vocabulary: 'taskStatus', list: { values: TASK_STATUSES }, writable: true },
  closedAt: { label: ['Closed on', 'Afgesloten op'], list: {} },
  overdue: {
    label: ['Overdue', 'Te laat'],
    sql: OVERDUE,
    list: {
      type: 'boolean',
      sort: false,
      // This form lets the planner, which knows the value, use a range of task_open_due_on_idx.
      buildMatch: (wanted) => `(true = ANY(${wanted}) AND ${OVERDUE}) OR (false = ANY(${wanted}) AND NOT ${OVERDUE})`,
      description: 'Whether the task is open and its due date has passed, in Europe/Brussels.',
    },
  },
  companyId: { label: ['Company', 'Bedrijf'], list: SELECTIVE_FILTER },
  contactId: { label: ['Contact', 'Contact'], list: SELECTIVE_FILTER },
  leadId: { label: ['Lead', 'Lead'], list: SELECTIVE_FILTER },
  activityId: { label: ['Activity', 'Activiteit'], list: SELECTIVE_FILTER },
  agreementId: { label: ['Agreement', 'Overeenkomst'], list: FILTER },
  subject: { label: ['Subject', 'Onderwerp'], sql: buildSubjectColumn('t'), exported: ['label'] },
  interactionId: { label: ['Interaction', 'Interactie'], list: SELECTIVE_FILTER },
  // Served by task_follow_up_uq.
  followUpOfActivityId: {
    label: ['Follow-up of', 'Opvolging van'],
    list: { ...SELECTIVE_FILTER, description: 'The activity whose end created the task.' },
  },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { list: FILTER },
  archivedAt: {},
});

/** Filters, sorts and columns of tasks. Tasks of a confidential lead are listed only for users who may see the lead. */
export const taskList = defineList({
  name: 'tasks',
  from: `task t
    LEFT JOIN app_user u ON u.id = t.assignee_id
    ${joinSubjects('t')}`,
  id: 't.id',
  archived: 't.archived_at',
  large: true,
  ...TASK_FIELDS,
  defaultSort: 'dueOn',
  search: {
    // Served by task_text_trgm_idx and task_cjk_idx.
    buildCondition: (q, bind) => buildTextCondition('t.title', q, bind),
    description: 'the title',
  },
  buildVisibility: (actor, bind) => buildVisibilityThroughLead(actor, 't.lead_id', bind),
});

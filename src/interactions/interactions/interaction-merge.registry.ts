import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';
import { contactTasks } from '../follow-ups/follow-up-merge.registry.js';

/** The relations of interactions and tasks that a merge updates. */
export const INTERACTION_MERGE_RELATIONS: readonly MergeRelation[] = [
  {
    target: 'company',
    table: 'interaction',
    column: 'company_id',
    label: 'interactions',
    record: { entityType: 'interaction', leadIdColumn: 'lead_id' },
  },
  {
    target: 'contact',
    table: 'interaction_contact',
    column: 'contact_id',
    label: 'interactions',
    uniqueWith: ['interaction_id'],
    parent: {
      table: 'interaction',
      column: 'interaction_id',
      entityType: 'interaction',
      field: 'contactIds',
      leadIdColumn: 'lead_id',
    },
  },
  {
    target: 'company',
    table: 'task',
    column: 'company_id',
    label: 'tasks',
    record: { entityType: 'task', leadIdColumn: 'lead_id' },
  },
  contactTasks,
];

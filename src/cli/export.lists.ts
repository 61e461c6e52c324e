import { activityList } from '../activities/activity.list.js';
import { delegationList } from '../activities/delegations/delegation.list.js';
import { roadshowList } from '../activities/roadshows/roadshow.list.js';
import { seminarList } from '../activities/seminars/seminar.list.js';
import { agreementList } from '../agreements/agreement.list.js';
import { commitmentList } from '../agreements/commitment.list.js';
import { auditList } from '../audit/audit.list.js';
import type { ListDefinition } from '../common/lists/list.definition.js';
import { companyList } from '../companies/company.list.js';
import { contactList } from '../companies/contact.list.js';
import type { Permission } from '../identity/access.policy.js';
import { userList } from '../identity/user.list.js';
import { interactionList } from '../interactions/interaction.list.js';
import { taskList } from '../interactions/task.list.js';
import { leadList } from '../leads/lead.list.js';
import { reportLockList } from '../reports/locks/report-lock.list.js';
import { reportScheduleList } from '../reports/schedules/report-schedule.list.js';

/** A list that the command line exports, and what a role has to be allowed for it, as by the API. */
interface ExportableList {
  list: ListDefinition;
  permission: Permission;
}

/** The lists that stand for themselves, by their names in the API; those of one record are left to the API. */
export const EXPORTABLE: ReadonlyMap<string, ExportableList> = new Map(
  (
    [
      [companyList, 'companies:export'],
      [contactList, 'contacts:export'],
      [leadList, 'leads:export'],
      [interactionList, 'interactions:export'],
      [taskList, 'tasks:export'],
      [activityList, 'activities:export'],
      [delegationList, 'activities:export'],
      [roadshowList, 'activities:export'],
      [seminarList, 'activities:export'],
      [agreementList, 'agreements:export'],
      [commitmentList, 'agreements:export'],
      [reportScheduleList, 'report_schedules:export'],
      [reportLockList, 'report_locks:export'],
      [userList, 'users:export'],
      [auditList, 'audit:export'],
    ] as const
  ).map(([list, permission]) => [list.name, { list, permission }]),
);

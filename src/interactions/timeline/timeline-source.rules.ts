import type { RecordType } from '../../common/audit/record-types.constants.js';
import type { Permission } from '../../identity/access/access.policy.js';

/** The sets of records of a timeline, as tables `(id)` of the query. */
export type OwnerSet =
  'its_companies' | 'its_contacts' | 'its_leads' | 'its_moved_leads' | 'its_activities' | 'its_agreements';

/** The columns of an item except its time and kind, as SQL expressions. Absent ones are null. */
export interface ItemColumns {
  type?: string;
  title: string;
  detail?: string;
  actorId?: string;
  actorName?: string;
  leadId?: string;
  companyId?: string;
  contactId?: string;
  activityId?: string;
  agreementId?: string;
  documentId?: string;
  dueOn?: string;
  realisation?: string;
}

/** The name of each column in the query, and the expression for an absent one. */
export const ITEM_COLUMNS: Record<keyof ItemColumns, { name: string; absent: string }> = {
  type: { name: 'type', absent: 'NULL::text' },
  title: { name: 'title', absent: 'NULL::text' },
  detail: { name: 'detail', absent: 'NULL::text' },
  actorId: { name: 'actor_id', absent: 'NULL::uuid' },
  actorName: { name: 'actor_name', absent: 'NULL::text' },
  leadId: { name: 'lead_id', absent: 'NULL::uuid' },
  companyId: { name: 'company_id', absent: 'NULL::uuid' },
  contactId: { name: 'contact_id', absent: 'NULL::uuid' },
  activityId: { name: 'activity_id', absent: 'NULL::uuid' },
  agreementId: { name: 'agreement_id', absent: 'NULL::uuid' },
  documentId: { name: 'document_id', absent: 'NULL::uuid' },
  dueOn: { name: 'due_on', absent: 'NULL::date' },
  realisation: { name: 'realisation', absent: 'NULL::jsonb' },
};

/** One kind of timeline item, found from one set of records. */
export interface TimelineSource {
  /**
   * The permission that a caller needs for the source, so that a timeline shows nothing that the caller could not read
   * elsewhere.
   */
  permission: Permission;
  /** The type of records whose further permissions a caller needs as well. */
  recordType?: RecordType;
  /** The set of records to which the items belong. */
  owners: OwnerSet;
  from: string;
  /** Condition that joins the source to one owner, `o`. */
  where: string;
  /**
   * Column with the id of a lead. Rows of leads that the caller may not know of are left out. When absent, the
   * visibility of the owner has been checked already.
   */
  lead?: string;
  /** Expression for the time of the item. */
  at: string;
  /** Expression for an id that is unique among the items of its kind. */
  id: string;
  kind: string;
  columns: ItemColumns;
}

/** Returns constant words as a list of SQL literals. The words must not come from a request. */
export function quoteLiterals(values: readonly string[]): string {
  return values.map((word) => `'${word}'`).join(', ');
}

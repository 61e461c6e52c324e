import type { Permission } from '../identity/access.policy.js';

/** The sets of records a timeline draws on, as tables `(id)` of the statement. */
export type OwnerSet =
  'its_companies' | 'its_contacts' | 'its_leads' | 'its_moved_leads' | 'its_activities' | 'its_agreements';

/** What an item says beyond when and what: SQL expressions. Absent ones are null. */
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
}

/** Their names in the statement and what stands for an absent one. */
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
};

/** One kind of happening, as found from one set of records. */
export interface TimelineSource {
  /** Without this permission the source stays out: a timeline shows nothing its caller could not read elsewhere. */
  permission: Permission;
  /** The records it belongs to. */
  owners: OwnerSet;
  from: string;
  /** Joins the source to one owner, `o`; with the index that serves it. */
  where: string;
  /** Column that names a lead: rows of leads the caller may not know of stay out. Absent: the owner has been judged. */
  lead?: string;
  /** When it happened. */
  at: string;
  /** Unique among the items of its kind. */
  id: string;
  kind: string;
  columns: ItemColumns;
}

/** Words of ours as a list of SQL literals. */
export function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

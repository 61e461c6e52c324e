import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildLeadVisibility, buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** Maximum number of records that a row may match. */
const LIMIT = 10;

async function findIds(sql: SqlClient, text: string, values: unknown[]): Promise<string[]> {
  return (await sql.queryAll<{ id: string }>(`${text} LIMIT ${LIMIT}`, values)).map(({ id }) => id);
}

/** Finds the contacts in use with an address, or with a name at a company. */
export function findContactsByName(
  sql: SqlClient,
  { email, fullName, companyId }: { email: string | null; fullName: string | null; companyId: string | null },
): Promise<string[]> {
  if (email !== null) {
    return findIds(sql, 'SELECT id FROM contact WHERE email = $1 AND archived_at IS NULL', [email]);
  }
  if (fullName === null) return Promise.resolve([]);
  // Served by contact_full_name_sort_idx.
  return findIds(
    sql,
    `SELECT id FROM contact WHERE fold(full_name) COLLATE "C" = fold($1) AND company_id IS NOT DISTINCT FROM $2::uuid
       AND archived_at IS NULL`,
    [fullName, companyId],
  );
}

/** Finds the leads in use that the person may see, by the reference, or by the title at a company. */
export function findLeadsByName(
  { sql, actor }: Tx,
  { reference, title, companyId }: { reference?: string; title?: string; companyId?: string },
): Promise<string[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const condition =
    reference === undefined
      ? `l.company_id = ${bind(companyId ?? null)}::uuid AND fold(l.title) = fold(${bind(title ?? null)})`
      : `l.reference = ${bind(reference)}`;
  const visible = buildLeadVisibility(actor, 'l', bind);
  return findIds(sql, `SELECT l.id FROM lead l WHERE ${condition} AND l.archived_at IS NULL AND (${visible})`, values);
}

/** The relations of an interaction or a task. */
export interface Subject {
  companyId: string | null;
  leadId: string | null;
  activityId: string | null;
  agreementId: string | null;
}

const SUBJECT = `r.lead_id IS NOT DISTINCT FROM $3::uuid AND ($3::uuid IS NOT NULL OR r.company_id IS NOT DISTINCT FROM $4::uuid)
  AND r.activity_id IS NOT DISTINCT FROM $5::uuid AND r.agreement_id IS NOT DISTINCT FROM $6::uuid`;

const listSubject = ({ leadId, companyId, activityId, agreementId }: Subject) => [
  leadId,
  companyId,
  activityId,
  agreementId,
];

/** Finds the interactions in use of the same time, topic and subject. Served by interaction_occurred_at_idx. */
export function findInteractions(
  { sql, actor }: Tx,
  { occurredAt, subject, ...relations }: Subject & { occurredAt: string; subject: string },
): Promise<string[]> {
  const values: unknown[] = [occurredAt, subject, ...listSubject(relations)];
  const visible = buildVisibilityThroughLead(actor, 'r.lead_id', (value) => `$${values.push(value)}`);
  return findIds(
    sql,
    `SELECT r.id FROM interaction r WHERE r.occurred_at = $1::timestamptz AND fold(r.subject) = fold($2) AND ${SUBJECT}
       AND r.archived_at IS NULL AND (${visible})`,
    values,
  );
}

/** Finds the tasks in use of the same title, due date and subject. Served by task_title_sort_idx. */
export function findTasks(
  { sql, actor }: Tx,
  {
    title,
    dueOn,
    contactId,
    ...relations
  }: Subject & { title: string; dueOn: string | null; contactId: string | null },
): Promise<string[]> {
  const values: unknown[] = [title, dueOn, ...listSubject(relations), contactId];
  const visible = buildVisibilityThroughLead(actor, 'r.lead_id', (value) => `$${values.push(value)}`);
  return findIds(
    sql,
    `SELECT r.id FROM task r WHERE fold(r.title) COLLATE "C" = fold($1) AND r.due_on IS NOT DISTINCT FROM $2::date AND ${SUBJECT}
       AND r.contact_id IS NOT DISTINCT FROM $7::uuid AND r.archived_at IS NULL AND (${visible})`,
    values,
  );
}

/** Finds the agreements in use by the reference, or by the title and the day of the signature. */
export function findAgreements(
  sql: SqlClient,
  { reference, title, signedOn }: { reference?: string; title?: string; signedOn?: string },
): Promise<string[]> {
  if (reference !== undefined) {
    return findIds(sql, 'SELECT id FROM agreement WHERE reference = $1 AND archived_at IS NULL', [reference]);
  }
  return findIds(
    sql,
    `SELECT id FROM agreement WHERE fold(title) = fold($1) AND signed_on IS NOT DISTINCT FROM $2::date
       AND archived_at IS NULL`,
    [title ?? null, signedOn ?? null],
  );
}

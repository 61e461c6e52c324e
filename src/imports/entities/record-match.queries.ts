import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildLeadVisibility, buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** Maximum number of records that a row may match. */
const LIMIT = 10;

async function findIds(sql: SqlClient, text: string, values: unknown[]): Promise<string[]> {
  return (await sql.queryAll<{ id: string }>(`${text} LIMIT ${LIMIT}`, values)).map(({ id }) => id);
}

/** Adds a value to the parameters of a statement and returns its placeholder. */
type Bind = (value: unknown) => string;

function createBind(values: unknown[]): Bind {
  return (value) => `$${values.push(value)}`;
}

/** Returns a condition that an index can answer, which IS NOT DISTINCT FROM is not. */
function buildEquality(bind: Bind, column: string, type: string, value: unknown): string {
  return value === null || value === undefined ? `${column} IS NULL` : `${column} = ${bind(value)}::${type}`;
}

/** Returns the condition for a text without regard to case, as the indexes of sorted lists store it. */
function buildTextEquality(bind: Bind, column: string, value: string): string {
  return `fold(${column}) COLLATE "C" = fold(${bind(value)})`;
}

/**
 * Finds the contacts in use with an address, or with a name in any script at a company. Served by
 * contact_full_name_sort_idx and contact_native_name_idx.
 */
export function findContactsByName(
  sql: SqlClient,
  { email, fullName, companyId }: { email: string | null; fullName: string | null; companyId: string | null },
): Promise<string[]> {
  if (email !== null) {
    return findIds(sql, 'SELECT id FROM contact WHERE email = $1 AND archived_at IS NULL', [email]);
  }
  if (fullName === null) return Promise.resolve([]);
  const values: unknown[] = [];
  const bind = createBind(values);
  return findIds(
    sql,
    `SELECT id FROM contact WHERE (${buildTextEquality(bind, 'full_name', fullName)} OR native_name = ${bind(fullName)})
       AND ${buildEquality(bind, 'company_id', 'uuid', companyId)} AND archived_at IS NULL`,
    values,
  );
}

/**
 * Finds the leads in use that the person may see, by the reference, or by the title at a company. Served by
 * lead_reference_uq, and by lead_title_sort_idx or lead_company_id_idx.
 */
export function findLeadsByName(
  { sql, actor }: Tx,
  named: { reference: string } | { title: string; companyId: string },
): Promise<string[]> {
  const values: unknown[] = [];
  const bind = createBind(values);
  const condition =
    'reference' in named
      ? `l.reference = ${bind(named.reference)}`
      : `l.company_id = ${bind(named.companyId)}::uuid AND ${buildTextEquality(bind, 'l.title', named.title)}`;
  const visible = buildLeadVisibility(actor, 'l', bind);
  return findIds(sql, `SELECT l.id FROM lead l WHERE ${condition} AND l.archived_at IS NULL AND (${visible})`, values);
}

/** Reads the stages that a lead has entered, each as "stage day". Served by lead_transition_seq_uq. */
export async function readEnteredStages(sql: SqlClient, leadId: string): Promise<string[]> {
  const rows = await sql.queryAll<{ entered: string }>(
    `SELECT to_stage || ' ' || occurred_on AS entered FROM lead_transition WHERE lead_id = $1 AND kind = 'stage'`,
    [leadId],
  );
  return rows.map(({ entered }) => entered);
}

/** The relations of an interaction or a task. */
export interface Subject {
  companyId: string | null;
  leadId: string | null;
  activityId: string | null;
  agreementId: string | null;
}

/** Returns the condition for the relations of a record. The company of a lead follows from the lead. */
function buildSubjectEquality(bind: Bind, { leadId, companyId, activityId, agreementId }: Subject): string {
  return [
    buildEquality(bind, 'r.lead_id', 'uuid', leadId),
    ...(leadId === null ? [buildEquality(bind, 'r.company_id', 'uuid', companyId)] : []),
    buildEquality(bind, 'r.activity_id', 'uuid', activityId),
    buildEquality(bind, 'r.agreement_id', 'uuid', agreementId),
  ].join(' AND ');
}

/** Finds the interactions in use of the same time, topic and subject. Served by interaction_occurred_at_idx. */
export function findInteractions(
  { sql, actor }: Tx,
  { occurredAt, subject, ...relations }: Subject & { occurredAt: string; subject: string },
): Promise<string[]> {
  const values: unknown[] = [];
  const bind = createBind(values);
  const conditions = [
    buildEquality(bind, 'r.occurred_at', 'timestamptz', occurredAt),
    buildTextEquality(bind, 'r.subject', subject),
    buildSubjectEquality(bind, relations),
    'r.archived_at IS NULL',
    `(${buildVisibilityThroughLead(actor, 'r.lead_id', bind)})`,
  ];
  return findIds(sql, `SELECT r.id FROM interaction r WHERE ${conditions.join(' AND ')}`, values);
}

/**
 * Finds the tasks in use of the same title, due date and subject. Served by the index of the subject, such as
 * task_lead_id_idx, because many tasks of imported files have one title.
 */
export function findTasks(
  { sql, actor }: Tx,
  {
    title,
    dueOn,
    contactId,
    ...relations
  }: Subject & { title: string; dueOn: string | null; contactId: string | null },
): Promise<string[]> {
  const values: unknown[] = [];
  const bind = createBind(values);
  const conditions = [
    buildSubjectEquality(bind, relations),
    buildEquality(bind, 'r.contact_id', 'uuid', contactId),
    buildEquality(bind, 'r.due_on', 'date', dueOn),
    buildTextEquality(bind, 'r.title', title),
    'r.archived_at IS NULL',
    `(${buildVisibilityThroughLead(actor, 'r.lead_id', bind)})`,
  ];
  return findIds(sql, `SELECT r.id FROM task r WHERE ${conditions.join(' AND ')}`, values);
}

/**
 * Finds the agreements in use by the reference, or by the title and the day of the signature. Served by
 * agreement_reference_uq and agreement_title_sort_idx.
 */
export function findAgreements(
  sql: SqlClient,
  named: { reference: string } | { title: string; signedOn: string | null },
): Promise<string[]> {
  const values: unknown[] = [];
  const bind = createBind(values);
  const condition =
    'reference' in named
      ? `reference = ${bind(named.reference)}`
      : `${buildTextEquality(bind, 'title', named.title)} AND ${buildEquality(bind, 'signed_on', 'date', named.signedOn)}`;
  return findIds(sql, `SELECT id FROM agreement WHERE ${condition} AND archived_at IS NULL`, values);
}

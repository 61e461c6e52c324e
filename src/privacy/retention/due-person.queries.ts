import type { SqlClient } from '../../database/connections/sql.client.js';
import { parsePersonKey } from '../people/person-key.rules.js';
import { buildDueStatement } from './retention-due.list.js';
import type { KeepReason, RetentionKind } from '../retention-rules/retention-rule.constants.js';

/** A key with the kinds of data that it can be. */
export interface DueKey {
  key: string;
  id: string;
  table: 'contact' | 'seminar_registration' | 'intake_registration' | 'inbound_mail';
  kinds: readonly RetentionKind[];
}

const TABLES = {
  contact: { table: 'contact', kinds: ['contact'] },
  registration: { table: 'seminar_registration', kinds: ['registration_without_contact'] },
  intake_registration: { table: 'intake_registration', kinds: ['registration_without_contact', 'form_rejected'] },
  mail: { table: 'inbound_mail', kinds: ['inbound_unmatched'] },
} as const satisfies Record<string, Pick<DueKey, 'table' | 'kinds'>>;

/** Reads a key of the list; null for a text that is none. */
export function parseDueKey(text: string): DueKey | null {
  const parsed = parsePersonKey(text);
  if (!parsed || !(parsed.kind in TABLES)) return null;
  return { key: text.toLowerCase(), id: parsed.id, ...TABLES[parsed.kind as keyof typeof TABLES] };
}

/** Somebody who is due, as one statement found. */
export interface DuePerson extends Record<string, unknown> {
  kind: RetentionKind;
  name: string | null;
  reason: KeepReason | null;
  /** Whether the rule of the kind is switched on. */
  enabled: boolean;
}

/**
 * Returns whether the person with a key is due on a day, by the same statements as the list. In a transaction that has locked
 * the person it tells what holds until the end.
 */
export async function findDuePerson(sql: SqlClient, { id, kinds }: DueKey, today: string): Promise<DuePerson | null> {
  const statements = kinds.map((kind) => `(${buildDueStatement(kind, { today: '$2::date', ids: '$1' })})`);
  return sql.queryOneOrNull<DuePerson>(
    `SELECT d.kind, d.name, d.reason, rule.enabled FROM (${statements.join(' UNION ALL ')}) d
       JOIN privacy_retention_rule rule ON rule.kind = d.kind`,
    [[id], today],
  );
}

const NAMES: Readonly<Record<DueKey['table'], string>> = {
  contact: 'full_name',
  seminar_registration: 'full_name',
  intake_registration: 'coalesce(full_name, email)',
  inbound_mail: 'coalesce(from_name, from_address)',
};

/** Returns the name in the record of a key; undefined if there is no such record. */
export async function findRecordName(sql: SqlClient, { id, table }: DueKey): Promise<string | null | undefined> {
  const text = `SELECT ${NAMES[table]} AS name FROM ${table} WHERE id = $1`;
  return (await sql.queryOneOrNull<{ name: string | null }>(text, [id]))?.name;
}

/** Counts the people of all rules that are switched on who are due on a day and are kept by nothing. */
export async function countErasable(sql: SqlClient, kinds: readonly RetentionKind[], today: string): Promise<number> {
  if (kinds.length === 0) return 0;
  const statements = kinds.map((kind) => `(${buildDueStatement(kind, { today: '$1::date' })})`);
  const { count } = await sql.queryOne<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (${statements.join(' UNION ALL ')}) d WHERE d.reason IS NULL`,
    [today],
  );
  return count;
}

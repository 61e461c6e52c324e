import type { SqlClient } from '../../database/connections/sql.client.js';
import type { RetentionKind } from './retention-rule.constants.js';

/** A stored rule. */
export interface RetentionRuleRow extends Record<string, unknown> {
  id: string;
  kind: RetentionKind;
  months: number;
  enabled: boolean;
  version: number;
  updatedAt: Date;
}

const COLUMNS = 'id, kind, months, enabled, version, updated_at AS "updatedAt"';

/** Reads the rules of all kinds. */
export function readRules(sql: SqlClient): Promise<RetentionRuleRow[]> {
  return sql.queryAll<RetentionRuleRow>(`SELECT ${COLUMNS} FROM privacy_retention_rule`);
}

/** Returns the rule of a kind; null for a word that is none. Served by privacy_retention_rule_kind_uq. */
export async function findRule(sql: SqlClient, kind: string): Promise<RetentionRuleRow | null> {
  // A text with NUL is no text of the database.
  if (kind.includes('\0')) return null;
  return sql.queryOneOrNull<RetentionRuleRow>(`SELECT ${COLUMNS} FROM privacy_retention_rule WHERE kind = $1`, [kind]);
}

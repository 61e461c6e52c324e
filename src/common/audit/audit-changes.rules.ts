import type { RecordType } from './record-types.constants.js';

/** The field-by-field difference of two records. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** One entry for the audit trail. */
export interface AuditLine {
  action: string;
  entityType: RecordType;
  entityId: string;
  /** The version of the record after the change, for live updates. */
  version?: number;
  leadId?: string | null;
  /** The other lead if a record was moved from one lead to another. */
  otherLeadId?: string | null;
  changes?: Changes;
}

/** Fields that every write changes. The audit entry records them in columns of its own. */
const BOOKKEEPING = new Set(['id', 'createdAt', 'updatedAt', 'version', 'createdBy']);

/** Returns the fields that differ between two states of a record. An absent state counts as nulls. */
export function findChanges(before: object | null, after: object | null): Changes {
  const from = (before ?? {}) as Record<string, unknown>;
  const to = (after ?? {}) as Record<string, unknown>;
  const changes: Changes = {};
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (BOOKKEEPING.has(field)) continue;
    const [old, now] = [from[field] ?? null, to[field] ?? null];
    if (old !== now && toCanonicalJson(old) !== toCanonicalJson(now)) changes[field] = { before: old, after: now };
  }
  return changes;
}

/**
 * Serialises a value for comparison. Object keys are sorted because PostgreSQL returns the keys of a JSON column in
 * another order.
 */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

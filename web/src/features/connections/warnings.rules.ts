import type { Connection, Health } from './connections.api';

/** How a connection does, for a badge in the list. */
export type Condition = 'archived' | 'paused' | 'broken' | 'attention' | 'silent' | 'working';

/** Warnings because of which registrations do not come in. */
const BREAKING = ['secret_unreadable', 'signatures_refused', 'dead_deliveries', 'parked_deliveries', 'mapping_empty'];

/** Judges a connection by its health; null as long as that is not known. */
export function judgeCondition(
  { archivedAt, pausedAt }: Pick<Connection, 'archivedAt' | 'pausedAt'>,
  health: Pick<Health, 'warnings' | 'received'> | undefined,
): Condition | null {
  if (archivedAt !== null) return 'archived';
  if (pausedAt !== null) return 'paused';
  if (!health) return null;
  const codes = health.warnings.map(({ code }) => code);
  // A connection that has received nothing has no mapping yet, which is no fault.
  if (health.received === 0) return codes.includes('signatures_refused') ? 'broken' : 'silent';
  if (codes.some((code) => BREAKING.includes(code))) return 'broken';
  return codes.length > 0 ? 'attention' : 'working';
}

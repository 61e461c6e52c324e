import { defineList } from '../../common/lists/list-definition.rules.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';

/** The list of locks: filters, sorts and columns. Served by report_lock_month_idx and report_lock_locked_at_idx. */
export const reportLockList = defineList({
  name: 'report-locks',
  from: 'report_lock k',
  id: 'k.id',
  select: `k.id, k.report, k.month, k.parameters, k.definition_version AS "definitionVersion", k.sha256, k.note,
    k.unlocked_at IS NULL AS locked, k.locked_at AS "lockedAt", k.locked_by AS "lockedBy",
    k.locked_by_name AS "lockedByName", k.unlocked_at AS "unlockedAt", k.unlocked_by AS "unlockedBy",
    k.unlocked_by_name AS "unlockedByName", k.unlock_reason AS "unlockReason"`,
  fields: {
    report: { type: 'enum', sql: 'k.report', values: REPORTS.map(({ name }) => name), sort: false },
    month: { type: 'month', sql: 'k.month', description: 'The locked month, such as 2026-10.', example: '2026-10' },
    locked: {
      type: 'boolean',
      sql: '(k.unlocked_at IS NULL)',
      sort: false,
      description: 'Whether the lock is still in force.',
    },
    lockedAt: { type: 'instant', sql: 'k.locked_at' },
  },
  defaultSort: '-month',
  columns: [
    'id',
    'report',
    'month',
    'parameters',
    'definitionVersion',
    'sha256',
    'note',
    'locked',
    'lockedAt',
    'lockedBy',
    'lockedByName',
    'unlockedAt',
    'unlockedBy',
    'unlockedByName',
    'unlockReason',
  ],
});

/** The columns of a single lock, including its figures. */
export const LOCK_WITH_DOCUMENT = `${reportLockList.select}, k.document`;

import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';
import { ReportLock } from './report-lock.entity.js';

/** The list of locks: filters, sorts and columns. Served by report_lock_month_idx and report_lock_locked_at_idx. */
export const reportLockList = defineList({
  name: 'report-locks',
  from: 'report_lock k',
  id: 'k.id',
  ...defineRecordFields(ReportLock, 'k', {
    id: {},
    report: { list: { values: REPORTS.map(({ name }) => name), sort: false } },
    month: { list: { type: 'month', description: 'The locked month, such as 2026-10.', example: '2026-10' } },
    parameters: {},
    definitionVersion: {},
    sha256: {},
    note: {},
    locked: {
      sql: 'k.unlocked_at IS NULL',
      list: {
        type: 'boolean',
        sql: '(k.unlocked_at IS NULL)',
        sort: false,
        description: 'Whether the lock is still in force.',
      },
    },
    lockedAt: { list: {} },
    lockedBy: {},
    lockedByName: {},
    unlockedAt: {},
    unlockedBy: {},
    unlockedByName: {},
    unlockReason: {},
  }),
  defaultSort: '-month',
});

/** The columns of a single lock, including its figures. */
export const LOCK_WITH_DOCUMENT = `${reportLockList.select}, k.document`;

import { moveRecords } from '../../companies/merge/record-merge.store.js';
import type { MergeRelation, MoveCount } from '../../companies/merge/merge-relations.registry.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { Task, TASK } from '../tasks/task.entity.js';

/** The merge relation that moves the tasks of a contact. */
export const contactTasks: MergeRelation = {
  target: 'contact',
  table: 'task',
  column: 'contact_id',
  label: 'tasks',
  record: { entityType: 'task', leadIdColumn: 'lead_id' },
  move: async (tx, from, to): Promise<MoveCount> => {
    const combined = await resolveDuplicateFollowUps(tx, from, to);
    const moved = await moveRecords(tx, contactTasks, contactTasks.record!, from, to);
    return { moved: moved - combined, combined };
  },
};

/**
 * Resolves follow-up tasks that both contacts have for the same activity, because one task for the person is enough.
 * The task that is done stays the follow-up, or else that of the survivor. The other task is no longer a follow-up, and
 * is dropped if it is still open.
 */
async function resolveDuplicateFollowUps(tx: Tx, from: string, to: string): Promise<number> {
  const pairs = await tx.sql.queryAll<{ moved: string; kept: string }>(
    `SELECT moved.id AS moved, kept.id AS kept FROM task moved
       JOIN task kept ON kept.follow_up_of_activity_id = moved.follow_up_of_activity_id AND kept.contact_id = $2
     WHERE moved.contact_id = $1 ORDER BY moved.id`,
    [from, to],
  );
  for (const pair of pairs) {
    const moved = await lockTask(tx, pair.moved);
    const kept = await lockTask(tx, pair.kept);
    const duplicate = moved.status === 'done' && kept.status !== 'done' ? kept : moved;
    const closing = duplicate.status === 'open' ? ({ status: 'dropped', closedAt: tx.now } as const) : {};
    await updateRecord(tx, TASK, duplicate, { set: { followUpOfActivityId: null, ...closing } });
  }
  return pairs.length;
}

function lockTask(tx: Tx, id: string): Promise<Task> {
  return tx.manager.findOneOrFail(Task, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

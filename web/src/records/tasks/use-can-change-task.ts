import { useCan, useUser } from '../../shared/session/use-session';
import type { Task } from './tasks.api';

const ROLES_THAT_CHANGE_ALL_TASKS: readonly string[] = ['manager', 'admin'];

/**
 * Returns a function that tells whether the user may change a task. The people of a lead may change its tasks; only the
 * server knows whether the user is one of them.
 */
export function useCanChangeTask(): (task: Task) => boolean {
  const { id, role } = useUser();
  const canWrite = useCan('tasks:write');
  return ({ assigneeId, createdBy, leadId }) =>
    canWrite && (ROLES_THAT_CHANGE_ALL_TASKS.includes(role) || [assigneeId, createdBy].includes(id) || leadId !== null);
}

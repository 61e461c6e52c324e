/** A change of a task that was sent to the server. */
export interface TaskUpdate<T> {
  task: { id: string };
  changes: object;
  status: 'idle' | 'pending' | 'success' | 'error';
  /** The task after the change; absent until the server has answered. */
  result: T | undefined;
}

/** Returns a task with the changes that are being saved, or were saved after it was read. */
export function applyTaskUpdates<T extends { id: string; version: number }>(
  task: T,
  updates: readonly TaskUpdate<T>[],
): T {
  let known = task;
  for (const { task: changed, changes, status, result } of updates) {
    if (changed.id !== task.id) continue;
    if (status === 'pending') known = { ...known, ...changes };
    else if (result && result.version > known.version) known = result;
  }
  return known;
}

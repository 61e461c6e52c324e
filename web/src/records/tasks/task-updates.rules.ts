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
  return updates.filter(({ task: { id } }) => id === task.id).reduce(applyUpdate, task);
}

function applyUpdate<T extends { version: number }>(known: T, { changes, status, result }: TaskUpdate<T>): T {
  if (status === 'pending') return { ...known, ...changes };
  return result && result.version > known.version ? result : known;
}

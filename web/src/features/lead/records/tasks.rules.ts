interface Task {
  status: string;
  dueOn: string | null;
  closedAt: string | null;
}

/** Sorts tasks: open ones first, by their due dates, then those closed last. */
export function sortTasks<T extends Task>(tasks: readonly T[]): T[] {
  const LAST = '9999';
  return tasks.toSorted((one, other) => {
    const isOneOpen = one.status === 'open';
    if (isOneOpen !== (other.status === 'open')) return isOneOpen ? -1 : 1;
    if (isOneOpen) return (one.dueOn ?? LAST).localeCompare(other.dueOn ?? LAST);
    return (other.closedAt ?? '').localeCompare(one.closedAt ?? '');
  });
}

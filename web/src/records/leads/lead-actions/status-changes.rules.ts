import type { StatusChange } from '../lead.api';

/** Finds the changes of status that somebody may make. The status `won` comes with the last stage instead. */
export function findStatusChanges(changes: readonly StatusChange[], status: string, role: string): StatusChange[] {
  return changes.filter(
    ({ from, to, roles }) => from === status && to !== 'won' && (roles === null || roles.includes(role)),
  );
}

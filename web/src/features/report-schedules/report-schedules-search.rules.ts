/** The parameters of the address of the list of schedules. */
export interface SchedulesSearch {
  /** Whether the archived schedules are shown instead of the others. */
  archived?: true;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readSchedulesSearch({ archived }: Record<string, unknown>): SchedulesSearch {
  return archived === true || archived === 'true' ? { archived: true } : {};
}

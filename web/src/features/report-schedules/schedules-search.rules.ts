/** The parameters of the address of the list of schedules. */
interface SchedulesSearch {
  /** Whether the archived schedules are shown instead of the others. */
  archived?: true;
  /** The report of a new schedule, which is then being made. */
  report?: string;
  /** The report's own parameters for the new schedule. */
  parameters?: Record<string, string>;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readSchedulesSearch({ archived, report, parameters }: Record<string, unknown>): SchedulesSearch {
  const isArchived = archived === true || archived === 'true';
  const isNew = typeof report === 'string' && report !== '';
  return {
    ...(isArchived && { archived: true }),
    ...(isNew && { report, parameters: keepTexts(parameters) }),
  };
}

function keepTexts(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  // The address has a number where the text looks like one.
  return Object.fromEntries(entries.map(([name, one]) => [name, String(one)]));
}

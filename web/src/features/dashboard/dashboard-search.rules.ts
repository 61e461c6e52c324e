/** The parameters of the address of the dashboard. */
export interface DashboardSearch {
  /** The day of the figures; today when absent. */
  asOf?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readDashboardSearch({ asOf }: Record<string, unknown>): DashboardSearch {
  return isCalendarDay(asOf) ? { asOf } : {};
}

function isCalendarDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

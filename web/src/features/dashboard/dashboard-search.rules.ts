import { isCalendarDay } from '../../shared/format/format.rules';

/** The parameters of the address of the dashboard. */
export interface DashboardSearch {
  /** The day of the figures; today when absent. */
  asOf?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readDashboardSearch({ asOf }: Record<string, unknown>): DashboardSearch {
  return isCalendarDay(asOf) ? { asOf } : {};
}

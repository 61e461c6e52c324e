import type { AppearanceState } from './appearance-steps.js';

/** A month of the demonstration that is over. */
const OCTOBER = '/reports/pipeline-summary?from=2026-10-01&to=2026-10-31';

/** The reports and the locked months in the states that users meet. */
export const REPORT_STATES: readonly AppearanceState[] = [
  { name: 'reports', as: 'bdm', path: '/reports' },
  { name: 'report, pipeline summary', as: 'bdm', path: '/reports/pipeline-summary' },
  { name: 'report, annual', as: 'viewer', path: '/reports/annual' },
  { name: 'report, forecast', as: 'manager', path: '/reports/forecast' },
  { name: 'report, activity attribution', as: 'bdm', path: '/reports/activity-attribution?from=2026-01-01' },
  {
    name: 'report, a month to lock',
    as: 'manager',
    path: OCTOBER,
    open: async (screen) => {
      await screen.page.locator('button:has(.lucide-lock-keyhole)').first().click();
      await screen.page.getByRole('dialog').waitFor();
    },
  },
  { name: 'reports, locked months', as: 'viewer', path: '/reports/locks' },
];

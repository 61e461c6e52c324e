import type { AppearanceState } from './appearance-steps.js';

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

/** Jobs in every state that needs a look, as a server in trouble answers. */
const TROUBLED_JOBS = {
  readAt: hoursAgo(0),
  instance: 'running',
  jobs: [
    {
      name: 'reports.schedules',
      cron: '* * * * *',
      status: 'failed',
      lastRun: { startedAt: hoursAgo(2), endedAt: hoursAgo(2), durationMs: 45_012, outcome: 'failed' },
      runningSince: null,
      nextRunAt: hoursAgo(-1),
      failures: 3,
      lastError: {
        at: hoursAgo(2),
        type: 'QueryFailedError 57014',
        message: 'canceling statement due to statement timeout',
      },
    },
    {
      name: 'agreements.expire',
      cron: '5 0 * * *',
      status: 'overdue',
      lastRun: { startedAt: hoursAgo(50), endedAt: hoursAgo(50), durationMs: 184, outcome: 'succeeded' },
      runningSince: null,
      nextRunAt: hoursAgo(-12),
      failures: 0,
      lastError: null,
    },
    {
      name: 'intake.reconcile',
      cron: '35 * * * *',
      status: 'ok',
      lastRun: { startedAt: hoursAgo(1), endedAt: hoursAgo(1), durationMs: 2_400, outcome: 'succeeded' },
      runningSince: null,
      nextRunAt: hoursAgo(-1),
      failures: 0,
      lastError: null,
    },
  ],
  queues: [
    { name: 'intake.deliveries', waiting: 12, postponed: 3, active: 1, oldestWaitingSince: hoursAgo(1) },
    { name: 'intake.fetches', waiting: 0, postponed: 0, active: 0, oldestWaitingSince: null },
  ],
};

/** The states of the administration. */
export const ADMINISTRATION_STATES: readonly AppearanceState[] = [
  { name: 'administration users', as: 'admin', path: '/administration/users' },
  {
    name: 'administration user',
    as: 'admin',
    path: '/administration/users',
    open: async ({ page }) => {
      await page.getByRole('link', { name: 'Stefan Raes' }).first().click();
      await page.locator('[data-field="email"]').waitFor();
    },
  },
  { name: 'administration roles', as: 'viewer', path: '/administration/roles' },
  {
    name: 'administration new key',
    as: 'admin',
    path: '/administration/api-keys',
    open: async (screen) => {
      await screen.click('button', 'administration:newKey.open');
      await screen.page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'administration audit',
    as: 'viewer',
    path: '/administration/audit?entityType=lead&action=updated',
  },
  {
    name: 'administration jobs',
    as: 'admin',
    path: '/administration/jobs',
    responses: { '/operations/jobs': { status: 200, body: TROUBLED_JOBS } },
  },
  { name: 'administration settings', as: 'admin', path: '/administration/settings' },
  { name: 'administration keys forbidden', as: 'manager', path: '/administration/api-keys' },
];

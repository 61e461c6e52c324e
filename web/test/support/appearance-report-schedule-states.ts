import { NOTHING } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

const openForm = async ({ page, texts }: Screen) => {
  await page.getByRole('button', { name: texts.find('report-schedules:new') }).click();
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
};

/** The states of the schedules of reports. */
export const REPORT_SCHEDULE_STATES: readonly AppearanceState[] = [
  { name: 'report schedules', as: 'manager', path: '/reports/schedules' },
  {
    name: 'report schedules, none',
    as: 'viewer',
    path: '/reports/schedules',
    responses: { '/report-schedules': NOTHING },
  },
  {
    name: 'report schedule form',
    as: 'manager',
    path: '/reports/schedules',
    open: async (screen) => {
      await openForm(screen);
      await screen.click('combobox', 'records:words.report');
      await screen.page.getByRole('option').first().click();
      await screen.click('button', 'report-schedules:create');
      await screen.page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'report schedule form with recipients',
    as: 'manager',
    path: '/reports/schedules',
    open: async (screen) => {
      await screen.page.locator('[data-schedule] [aria-haspopup="menu"]').first().click();
      await screen.click('menuitem', 'records:words.edit');
      await screen.page.getByRole('dialog').getByRole('listitem').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'report schedule',
    as: 'manager',
    path: '/reports/schedules',
    open: async ({ page }) => {
      await page.locator('[data-schedule] a').first().click();
      await page.locator('#runs').waitFor();
    },
  },
];

import { FAILURE, FORBIDDEN } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

const openPostponeMenu = async ({ page, texts }: Screen) => {
  const task = page.locator('[data-task]').first();
  await task.getByRole('button', { name: texts.find('my-day:postpone') }).click();
  await page.getByRole('menu').waitFor();
};

/** The states of My day. */
export const MY_DAY_STATES: readonly AppearanceState[] = [
  { name: 'my day', as: 'bdm', path: '/my-day' },
  { name: 'my day of a manager', as: 'manager', path: '/my-day' },
  { name: 'my day of a viewer', as: 'viewer', path: '/my-day' },
  { name: 'my day failing', as: 'bdm', path: '/my-day', responses: { '/my-day': FAILURE } },
  { name: 'my day forbidden', as: 'bdm', path: '/my-day', responses: { '/my-day': FORBIDDEN } },
  { name: 'my day with a menu', as: 'bdm', path: '/my-day', open: openPostponeMenu },
  {
    name: 'my day with another day',
    as: 'bdm',
    path: '/my-day',
    open: async (screen) => {
      await openPostponeMenu(screen);
      await screen.click('menuitem', 'my-day:otherDay');
      await screen.page
        .getByRole('dialog')
        .getByRole('button', { name: screen.texts.find('my-day:postpone') })
        .click();
      await screen.page.locator('[aria-invalid="true"]').waitFor();
    },
  },
];

import { FAILURE, FORBIDDEN } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

const openPostponeMenu = async ({ page, texts, isNarrow }: Screen) => {
  const task = page.locator('[data-task]').first();
  await task
    .getByRole('button', { name: texts.find(isNarrow ? 'records:words.actionsForTitle' : 'tasks:postpone').trim() })
    .click();
  await page.getByRole('menu').waitFor();
};

const selectTasks = async ({ page }: Screen) => {
  for (const index of [0, 1]) await page.locator('[data-task]').nth(index).getByRole('checkbox').check();
};

/** The states of My day and of the list of tasks. */
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
      await screen.click('menuitem', 'tasks:otherDay');
      await screen.page
        .getByRole('dialog')
        .getByRole('button', { name: screen.texts.find('tasks:postpone') })
        .click();
      await screen.page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'my day with an interaction of a task',
    as: 'bdm',
    path: '/my-day',
    only: 'wide',
    open: async (screen) => {
      const log = screen.findPart('button', 'tasks:logAbout');
      await log.first().click();
      await screen.page.getByRole('dialog').getByRole('checkbox').waitFor();
    },
  },
  { name: 'tasks', as: 'bdm', path: '/tasks' },
  { name: 'tasks of everybody', as: 'manager', path: '/tasks?view=team' },
  { name: 'tasks of a viewer', as: 'viewer', path: '/tasks?view=team' },
  { name: 'tasks that are done', as: 'bdm', path: '/tasks?view=team&status=done' },
  { name: 'tasks without a match', as: 'bdm', path: '/tasks?q=zzzzzz' },
  { name: 'tasks failing', as: 'bdm', path: '/tasks', responses: { '/tasks': FAILURE } },
  { name: 'tasks, several selected', as: 'bdm', path: '/tasks', only: 'wide', open: selectTasks },
  {
    name: 'tasks, several to assign',
    as: 'bdm',
    path: '/tasks',
    only: 'wide',
    open: async (screen) => {
      await selectTasks(screen);
      await screen.click('button', 'tasks:bulk.assign_other', { count: 2 });
      await screen.find('combobox', 'records:words.assignee').waitFor();
    },
  },
  {
    name: 'tasks, one to create',
    as: 'bdm',
    path: '/tasks',
    open: async (screen) => {
      await screen.click('button', 'records:words.newTask');
      await screen.click('button', 'tasks:create');
      await screen.page.locator('[role="dialog"] [aria-invalid="true"]').waitFor();
    },
  },
];

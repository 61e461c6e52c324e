import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

/** A delegation of the demonstration with participants and a programme. */
const VISIT = '/delegations/0199c000-0000-7000-8000-000000000411';

/** Enters an item that lasts the whole first day, when the delegation has others. */
const openClash = async (screen: Screen) => {
  await screen.click('button', 'delegation:programme.add');
  const dialog = screen.page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('Signing');
  await dialog.locator('input[type="time"]').last().fill('18:00');
  await screen.page.getByRole('alert').getByRole('listitem').first().waitFor();
};

/** The activities and the page of a delegation in the states that users meet. */
export const ACTIVITY_STATES: readonly AppearanceState[] = [
  { name: 'activities in a month', as: 'bdm', path: '/activities?view=month&day=2015-10-01' },
  { name: 'activities in a week', as: 'bdm', path: '/activities?view=week&day=2016-10-18' },
  { name: 'activities in a list', as: 'bdm', path: '/activities?view=list' },
  {
    name: 'activities, one to create',
    as: 'bdm',
    path: '/activities?view=list',
    open: async (screen) => {
      await screen.click('button', 'activity-create:open');
      await screen.click('menuitem', 'activity-create:titles.seminar');
      await screen.page.getByRole('dialog').waitFor();
    },
  },
  { name: 'delegation', as: 'manager', path: VISIT },
  { name: 'delegation with a clash', as: 'manager', path: VISIT, open: openClash },
  { name: 'delegation, participants', as: 'manager', path: `${VISIT}?tab=participants` },
  { name: 'delegation, details', as: 'viewer', path: `${VISIT}?tab=details` },
];

import { FAILURE } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';
import { buildPdf, chooseFiles, PROGRAM } from './files.js';
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

/** Opens the form of a mailing, with an error at each empty field. */
const openMailing = async (screen: Screen) => {
  await screen.click('button', 'mailings:new');
  await screen.click('button', 'mailings:check');
  await screen.page.getByRole('dialog').locator('[aria-invalid="true"]').first().waitFor();
};

/** Opens the form of a mailing, and uploads a file for it. */
const uploadForMailing = async (screen: Screen, file: Parameters<typeof chooseFiles>[2][number]) => {
  await screen.click('button', 'mailings:new');
  await chooseFiles(screen.page, () => screen.click('button', 'documents:uploadOne'), [file]);
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
  { name: 'delegation, mail', as: 'manager', path: `${VISIT}?tab=mail` },
  { name: 'delegation, mail of a viewer', as: 'viewer', path: `${VISIT}?tab=mail` },
  { name: 'delegation, new mailing', as: 'manager', path: `${VISIT}?tab=mail`, open: openMailing },
  {
    name: 'delegation, new mailing with a document',
    as: 'manager',
    path: `${VISIT}?tab=mail`,
    open: async (screen) => {
      await uploadForMailing(screen, { name: 'Programme of the visit.pdf', content: buildPdf('programme') });
      await screen.page.getByRole('dialog').locator('.mantine-MultiSelect-pill').waitFor();
    },
  },
  {
    name: 'delegation, new mailing with a document that is refused',
    as: 'manager',
    path: `${VISIT}?tab=mail`,
    open: async (screen) => {
      await uploadForMailing(screen, PROGRAM);
      await screen.find('button', 'shared:retry').waitFor();
    },
  },
  { name: 'delegation, mail failing', as: 'manager', path: `${VISIT}?tab=mail`, responses: { '/mailings': FAILURE } },
  { name: 'delegation, details', as: 'viewer', path: `${VISIT}?tab=details` },
];

import { type AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

/** The twinning and the partnership with GSC of the demonstration, and the seminar with business meetings. */
const TWINNING = '/agreements/0199c000-0000-7000-8000-000000000501';
const PARTNERSHIP = '/agreements/0199c000-0000-7000-8000-000000000502';
const MEETINGS = '/activities/0199c000-0000-7000-8000-000000000404/meetings';

const openDialog = (key: string) => async (screen: Screen) => {
  await screen.click('button', key);
  await screen.page.getByRole('dialog').waitFor();
};

/** The lists and the page of agreements, and business meetings, in the states that users meet. */
export const AGREEMENT_STATES: readonly AppearanceState[] = [
  { name: 'agreements', as: 'bdm', path: '/agreements' },
  { name: 'agreements, commitments of all', as: 'bdm', path: '/agreements/commitments' },
  { name: 'agreement', as: 'manager', path: PARTNERSHIP },
  { name: 'agreement, commitments', as: 'manager', path: `${PARTNERSHIP}?tab=commitments` },
  { name: 'agreement, outcomes', as: 'manager', path: `${TWINNING}?tab=outcomes` },
  { name: 'meetings', as: 'manager', path: MEETINGS },
  { name: 'meetings, parties', as: 'manager', path: `${MEETINGS}?tab=parties` },
  { name: 'meetings, matchmaking', as: 'manager', path: MEETINGS, open: openDialog('meetings:matchmaking.open') },
];

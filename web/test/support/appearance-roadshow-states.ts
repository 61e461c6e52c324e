import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

const buildId = (number: number) => `0199c000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Activities of the demonstration: a roadshow with a seminar, a seminar with sessions, and one with a waiting list. */
const ROADSHOW = `/roadshows/${buildId(405)}`;
const SEMINAR_WITH_SESSIONS = `/seminars/${buildId(404)}`;
const FULL_SEMINAR = `/seminars/${buildId(408)}`;

const openStopForm = async (screen: Screen) => {
  await screen.click('button', 'roadshow:stop.list.add');
  await screen.page.getByRole('dialog').waitFor();
};
const openFirstRegistration = async ({ page, texts, isNarrow }: Screen) => {
  const name = texts.find('records:words.registrations');
  const list = isNarrow ? page.getByRole('list', { name }) : page.getByRole('grid', { name });
  await list.getByRole('link').first().click();
  await page.getByRole('dialog').locator('img').waitFor();
};

/** The pages of a roadshow and of a seminar in the states that users meet. */
export const ROADSHOW_STATES: readonly AppearanceState[] = [
  { name: 'roadshow', as: 'bdm', path: ROADSHOW },
  { name: 'roadshow with a stop to add', as: 'bdm', path: ROADSHOW, open: openStopForm },
  { name: 'roadshow, mail', as: 'bdm', path: `${ROADSHOW}?tab=mail` },
  { name: 'roadshow, meetings', as: 'bdm', path: `${ROADSHOW}?tab=businessMeetings` },
  { name: 'seminar', as: 'bdm', path: FULL_SEMINAR },
  { name: 'seminar, registrations', as: 'bdm', path: `${FULL_SEMINAR}?tab=registrations` },
  {
    name: 'seminar, one registration',
    as: 'bdm',
    path: `${FULL_SEMINAR}?tab=registrations`,
    open: openFirstRegistration,
  },
  { name: 'seminar, check-in', as: 'bdm', path: `${FULL_SEMINAR}?tab=check-in` },
  { name: 'seminar, sessions', as: 'bdm', path: `${SEMINAR_WITH_SESSIONS}?tab=sessions` },
  { name: 'seminar, follow-up', as: 'bdm', path: `${SEMINAR_WITH_SESSIONS}?tab=follow-up` },
];

import { type AppearanceState, doAll, refuseDialog } from './appearance-steps.js';
import type { Screen } from './screen.js';

const findHead = ({ page }: Screen) => page.locator('main header');
const findButton = (screen: Screen, key: string) =>
  findHead(screen).getByRole('button', { name: screen.texts.find(`lead-actions:verification.${key}`), exact: true });
const submit = (screen: Screen, key: string) =>
  screen.page
    .getByRole('dialog')
    .getByRole('button', { name: screen.texts.find(`lead-actions:verification.${key}`), exact: true })
    .click();

/** Opens the form that asks for the verification. A request that waits is withdrawn first. */
const openRequest = async (screen: Screen) => {
  const withdraw = findButton(screen, 'withdraw');
  const ask = findButton(screen, 'steps.ask').or(findButton(screen, 'steps.askAgain'));
  await withdraw.or(ask).waitFor();
  if (await withdraw.isVisible()) await withdraw.click();
  await ask.click();
  await screen.find('dialog', 'lead-actions:verification.askTitle').waitFor();
};
const sendRequest = async (screen: Screen) => {
  await submit(screen, 'steps.ask');
  await findButton(screen, 'withdraw').waitFor();
};
const openVerification = async (screen: Screen) => {
  await findButton(screen, 'steps.verify').click();
  await screen.find('dialog', 'lead-actions:verification.verifyTitle').waitFor();
};
const openRemark = async (screen: Screen) => {
  await openVerification(screen);
  await submit(screen, 'sendBackMenu');
};
const sendBack = async (screen: Screen) => {
  await openRemark(screen);
  await screen.page
    .getByRole('textbox', { name: screen.texts.find('lead-actions:verification.remark') })
    .fill('The payroll names five people.\nPlease add the extract of the register.');
  await submit(screen, 'sendBack');
  await findHead(screen).getByText('The payroll names five people.').waitFor();
};

const path: AppearanceState['path'] = ({ announced }) => `/leads/${announced.id}`;

/** The states of the verification of a win. Each needs the one before it, and the last one restores the first. */
export const VERIFICATION_STATES: readonly AppearanceState[] = [
  { name: 'verification to ask for', as: 'bdm', path, open: openRequest },
  { name: 'verification asked for', as: 'bdm', path, open: doAll(openRequest, sendRequest) },
  { name: 'win to verify', as: 'manager', path, open: openVerification },
  {
    name: 'win to verify, refused',
    as: 'manager',
    path,
    open: doAll(openVerification, refuseDialog('lead-actions:verification.verify')),
  },
  {
    name: 'win to send back',
    as: 'manager',
    path,
    open: doAll(openRemark, refuseDialog('lead-actions:verification.sendBack')),
  },
  { name: 'win sent back', as: 'manager', path, open: sendBack },
  { name: 'my day with a win sent back', as: 'bdm', path: '/my-day' },
  { name: 'verification sent back', as: 'bdm', path },
  { name: 'verification asked for again', as: 'bdm', path, open: doAll(openRequest, sendRequest) },
];

import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

/** A connection of the demonstration that has received deliveries. */
const CONNECTION = '/connections/0199c000-0000-7000-8000-000000000601';

const openForm = async (screen: Screen) => {
  await screen.findPart('button', 'review:checkFirst').first().click();
  await screen.page.getByRole('textbox').first().waitFor();
};

/** The review of registrations and the connections to forms in the states that users meet. */
export const INTAKE_STATES: readonly AppearanceState[] = [
  { name: 'review', as: 'bdm', path: '/review' },
  { name: 'review, decided by hand', as: 'bdm', path: '/review', open: openForm },
  { name: 'review, mail', as: 'bdm', path: '/review?tab=mail' },
  { name: 'review, learned decisions', as: 'bdm', path: '/review?tab=learned' },
  { name: 'connections', as: 'manager', path: '/connections' },
  { name: 'connection to create', as: 'manager', path: '/connections/new?provider=pretix' },
  { name: 'connection, mapping', as: 'manager', path: `${CONNECTION}?tab=mapping` },
  { name: 'connection, rules', as: 'manager', path: `${CONNECTION}?tab=rules` },
  { name: 'connection, settings', as: 'manager', path: `${CONNECTION}?tab=settings` },
];

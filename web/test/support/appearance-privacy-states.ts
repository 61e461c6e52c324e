import type { AppearanceState } from './appearance-steps.js';

/** The states of requests about personal data, and of the search for a person. */
export const PRIVACY_STATES: readonly AppearanceState[] = [
  { name: 'privacy requests', as: 'manager', path: '/administration/privacy' },
  { name: 'privacy people', as: 'manager', path: '/administration/privacy/people?q=chen' },
];

import { FAILURE } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';

/** The states of the dashboard. */
export const DASHBOARD_STATES: readonly AppearanceState[] = [
  { name: 'dashboard', as: 'viewer', path: '/dashboard' },
  { name: 'dashboard of a past day', as: 'manager', path: '/dashboard?asOf=2026-06-30' },
  { name: 'dashboard before the first lead', as: 'bdm', path: '/dashboard?asOf=2009-06-30' },
  { name: 'dashboard failing', as: 'bdm', path: '/dashboard', responses: { '/reports/annual': FAILURE } },
];

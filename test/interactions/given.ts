import type { Caller, TestApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { insertRow } from '../support/rows.js';

/** Makes records that interactions and tasks refer to and gives their ids; `full` gives the whole records. */
export function given(api: TestApi) {
  const make = new Make(api);
  const company = async (change: object = {}) => (await make.company(change)).id;
  const contact = async (companyId?: string, fullName = 'Chen Wei') => (await make.contact({ companyId, fullName })).id;
  const lead = async (owner: Caller, change: object = {}) => {
    const { id, companyId } = await make.lead({ by: owner, ...change });
    return { id, companyId: companyId as string };
  };
  // Agreements and activities have no routes that make them yet.
  const agreement = () => insertRow(api.db, 'agreement');
  const activity = () => insertRow(api.db, 'activity', { ends_on: '2026-09-02' });
  return { full: make, company, contact, lead, agreement, activity };
}

/** An instant some days ago. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

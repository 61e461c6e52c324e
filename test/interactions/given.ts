import type { Caller, TestApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { insertRow, selectRows } from '../support/rows.js';

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
  /** Reads the stored interaction counts of a lead. */
  const readCounts = async (leadId: string) => {
    const columns = 'last_interaction_on::text AS last, interaction_count AS count, site_visit_count AS visits';
    return (await selectRows(api.db, 'lead_interaction_stats', { lead_id: leadId }, columns))[0];
  };
  return { readCounts, full: make, company, contact, lead, agreement, activity };
}

/** An interaction as a client sends it. */
export const talk = (change: object = {}) => ({
  kind: 'meeting',
  occurredAt: daysAgo(3),
  subject: 'Requirements of the plant',
  ...change,
});

/** An instant some days ago. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

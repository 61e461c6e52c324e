import { v7 as uuidv7 } from 'uuid';
import type { Caller, TestApi } from '../support/api.js';
import { Make } from '../support/make.js';

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
  const agreement = async () => {
    const id = uuidv7();
    await api.db.query(
      `INSERT INTO agreement (id, created_at, updated_at, reference, title, kind, status)
       VALUES ($1::uuid, now(), now(), $1::uuid::text, 'The partnership', 'strategic_partnership', 'in_force')`,
      [id],
    );
    return id;
  };
  const activity = async () => {
    const id = uuidv7();
    await api.db.query(
      `INSERT INTO activity (id, created_at, updated_at, reference, title, kind, starts_on, ends_on)
       VALUES ($1::uuid, now(), now(), $1::uuid::text, 'Autumn seminar', 'seminar', '2026-09-01', '2026-09-02')`,
      [id],
    );
    return id;
  };
  return { full: make, company, contact, lead, agreement, activity };
}

/** An instant some days ago. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

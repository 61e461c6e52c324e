import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Caller, TestApi } from '../support/api.js';

/** Records that interactions and tasks refer to, each with the changes a test wants. */
export function given(api: TestApi) {
  const company = async (change: { name?: string; country?: string } = {}) => {
    const { name = `Firm ${randomUUID()}`, country = 'CN' } = change;
    const id = uuidv7();
    await api.db.query(
      `INSERT INTO company (id, created_at, updated_at, name, country, name_key) VALUES ($1, now(), now(), $2, $3, $2)`,
      [id, name, country],
    );
    return id;
  };
  const contact = async (companyId: string | null = null, fullName = 'Chen Wei') => {
    const id = uuidv7();
    await api.db.query(
      `INSERT INTO contact (id, created_at, updated_at, full_name, company_id) VALUES ($1, now(), now(), $2, $3)`,
      [id, fullName, companyId],
    );
    return id;
  };
  const lead = async (owner: Caller, change: { companyId?: string; title?: string; confidential?: boolean } = {}) => {
    const { companyId = await company(), title = 'European plant', confidential = false } = change;
    const id = uuidv7();
    await api.db.query(
      `INSERT INTO lead (id, created_at, updated_at, reference, title, company_id, owner_id, stage_entered_on, received_on,
         source_channel, confidential, codename)
       VALUES ($1::uuid, now(), now(), $1::uuid::text, $2, $3, $4, '2026-01-01', '2026-01-01', 'web', $5, 'Jade')`,
      [id, title, companyId, owner.id, confidential],
    );
    return { id, companyId };
  };
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
  return { company, contact, lead, agreement, activity };
}

/** An instant some days ago. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

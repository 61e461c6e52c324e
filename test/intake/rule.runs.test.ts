import { DeliveryHandler } from '../../src/intake/deliveries/delivery.handler.js';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { send } from './intake.given.js';
import { connectForm, count, submit } from './registration.given.js';

const { api, make } = useApi();

const rule = () => ({
  id: 'came',
  trigger: 'registered',
  lead: { title: '{fullName} registered', ownerId: api.bdm.id },
});

/** Registrations of one form, by contacts of so many companies in turn, that came before there was a rule. */
async function cameBefore(people: number, companies = people) {
  const form = await connectForm(api, { secret: null });
  const guests = [];
  const employers = await Promise.all(Array.from({ length: companies }, () => make.company()));
  for (let n = 0; n < people; n++) {
    const company = employers[n % companies]!;
    const email = `guest.${n}@${form.id}.example`;
    await make.contact({ email, companyId: company.id });
    const registration = await submit(api, form, { id: `g-${n}`, name: `Guest ${n}`, email, version: '1' });
    guests.push({ n, email, companyId: company.id, registrationId: registration.id as string });
  }
  await api.manager.patch(`/intake/connections/${form.id}`, { rules: [rule()] });
  return { form, guests };
}

const deadlocks = async () =>
  (await api.db.query('SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()')).rows[0]
    .deadlocks;

describe('A run of the rules', () => {
  it.each([false, true])(
    'blocks no other request while it waits for one registration (dry run: %s)',
    async (dryRun) => {
      const { form, guests } = await cameBefore(4);
      const blocker = await api.db.connect();
      await blocker.query('BEGIN');
      await blocker.query('SELECT id FROM intake_registration WHERE id = $1 FOR UPDATE', [guests[3]!.registrationId]);
      const running = api.bdm.post(`/intake/connections/${form.id}/rules/run`, { dryRun });
      await waitForLock(api.db);
      // The run is at the last one: those before, and their companies, are free.
      const free = await api.db.query(
        `SELECT id FROM intake_registration WHERE connection_id = $1 AND id <> $2 FOR UPDATE SKIP LOCKED`,
        [form.id, guests[3]!.registrationId],
      );
      expect(free.rowCount).toBe(3);
      const { rows } = await api.db.query(
        `SELECT pg_try_advisory_lock(key) AS free, pg_advisory_unlock_all() FROM (
         SELECT hashtextextended('intake lead ' || company, 0) AS key FROM unnest($1::text[]) AS company) AS keys`,
        [guests.slice(0, 3).map(({ companyId }) => companyId)],
      );
      expect(rows.map(({ free: isFree }) => isFree)).toEqual([true, true, true]);
      await blocker.query('COMMIT');
      blocker.release();
      expect((await running).body).toMatchObject({ dryRun, registrations: 4, leads: 4, touches: 0, problems: 0 });
      expect(await count(api, 'lead', 'company_id = ANY ($1)', [guests.map(({ companyId }) => companyId)])).toBe(
        dryRun ? 0 : 4,
      );
    },
  );

  it('and deliveries for the same companies in the other order do not lock each other out', async () => {
    const { form, guests } = await cameBefore(30, 3);
    const before = await deadlocks();
    const ids: string[] = [];
    for (const { n, email } of guests.toReversed()) {
      const sent = await send(form, { id: `g-${n}`, name: `Guest ${n} again`, email, version: '2' });
      ids.push(sent.body.deliveryId);
    }
    const processor = api.app.get(DeliveryHandler);
    const next = ids.values();
    const worker = async () => {
      for (const id of next) await processor.process(id);
    };
    const [dry, run] = await Promise.all([
      api.bdm.post(`/intake/connections/${form.id}/rules/run`, { dryRun: true }),
      api.bdm.post(`/intake/connections/${form.id}/rules/run`, { dryRun: false }),
      ...Array.from({ length: 4 }, worker),
    ]);
    expect([dry.status, run.status]).toEqual([200, 200]);
    expect(run.body).toMatchObject({ registrations: 30, problems: 0 });
    const states = await api.db.query('SELECT state, attempts FROM intake_delivery WHERE id = ANY ($1)', [ids]);
    expect(states.rows).toEqual(ids.map(() => ({ state: 'applied', attempts: 1 })));
    expect(await deadlocks()).toBe(before);
    for (const { companyId } of guests) expect(await count(api, 'lead', 'company_id = $1', [companyId])).toBe(1);
  });

  it('predicts in a dry run of several registrations of one company what the run then does', async () => {
    const { form, guests } = await cameBefore(1);
    const { companyId } = guests[0]!;
    const colleague = await make.contact({ companyId });
    await api.manager.patch(`/intake/connections/${form.id}`, { rules: [] });
    await submit(api, form, { id: 'colleague', name: 'C', email: colleague.email, version: '1' });
    await api.manager.patch(`/intake/connections/${form.id}`, { rules: [rule()] });
    const run = (dryRun: boolean) => api.bdm.post(`/intake/connections/${form.id}/rules/run`, { dryRun });
    const expected = { registrations: 2, leads: 1, touches: 1, problems: 0 };
    expect((await run(true)).body).toEqual({ dryRun: true, ...expected });
    expect((await run(false)).body).toEqual({ dryRun: false, ...expected });
  });
});

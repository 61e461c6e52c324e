import { connectForm, submit } from '../intake/registration.given.js';
import { send, work } from '../intake/intake.given.js';
import { recordConsent } from '../mail/mail.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { selectRows } from '../support/rows.js';
import { erase } from './erasure.given.js';

const { api, make } = useApi();

const FORM = { name: 'Liesbeth Terugkomst', email: 'liesbeth@terugkomst.example', company: 'Terugkomst Licht' };

/** Somebody who became a contact by a form, and was erased. */
async function givenErased(id: string, change: object = {}) {
  const form = await connectForm(api, { secret: null });
  const registration = await submit(api, form, { ...FORM, id, ...change });
  const company = await make.company();
  const { contactId } = await ok(
    api.bdm.post(`/intake/registrations/${registration.id}/resolve`, { createContact: true, companyId: company.id }),
  );
  expect((await erase(api, contactId)).status).toBe(200);
  return { form, contactId: contactId as string, registrationId: registration.id as string, company };
}

const listDeliveries = (connectionId: string): Promise<Made[]> =>
  selectRows(api.db, 'intake_delivery', { connection_id: connectionId }, 'state, error, body, headers, delivery_key');

describe('A later delivery of somebody who was erased', () => {
  it('about the same submission is ignored as erased, and its bytes are not kept', async () => {
    const { form, registrationId } = await givenErased('return-1');
    expect((await send(form, { ...FORM, id: 'return-1', job: 'Director' })).status).toBe(202);
    await work(api);
    const deliveries = await listDeliveries(form.id);
    expect(deliveries.map(({ state, error, body }) => [state, error, body])).toContainEqual([
      'ignored',
      'erased',
      null,
    ]);
    expect(JSON.stringify(deliveries)).not.toMatch(/return-1|terugkomst/i);
    const registration = await ok(api.bdm.get(`/intake/registrations/${registrationId}`));
    expect(registration).toMatchObject({ fullName: null, email: null });
    const { rows } = await api.db.query(
      'SELECT count(*)::integer AS n FROM intake_registration WHERE connection_id = $1',
      [form.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('is ignored as often as the same bytes come', async () => {
    const { form } = await givenErased('return-4', { email: 'fourth@terugkomst.example' });
    const same = { ...FORM, email: 'fourth@terugkomst.example', id: 'return-4' };
    for (let times = 0; times < 2; times += 1) {
      expect((await send(form, same)).status).toBe(202);
      await work(api);
    }
    const deliveries = await listDeliveries(form.id);
    expect(deliveries.map(({ state, body }) => `${state} ${body}`)).toEqual([
      'ignored null',
      'ignored null',
      'ignored null',
    ]);
    expect(new Set(deliveries.map(({ delivery_key: key }) => key.split('/')[0])).size).toBe(1);
    expect(JSON.stringify(deliveries)).not.toMatch(/return-4|terugkomst/i);
  });

  it('about a new submission leads by review to a new contact, who is mailed only after a verified opt-in', async () => {
    const { form, contactId, company } = await givenErased('return-2', { email: 'second@terugkomst.example' });
    const again = { ...FORM, email: 'second@terugkomst.example', id: 'return-3', newsletter: 'true' };
    const registration = await submit(api, form, again);
    expect(registration.matchState).not.toBe('matched');
    const resolved = await ok(
      api.bdm.post(`/intake/registrations/${registration.id}/resolve`, { createContact: true, companyId: company.id }),
    );
    expect(resolved.contactId).not.toBe(contactId);
    const read = () => ok(api.bdm.get(`/contacts/${resolved.contactId}`));
    expect(await read()).toMatchObject({ fullName: FORM.name, mayBeMailed: false, suppressed: true });
    await recordConsent(api.bdm, resolved.contactId, true, { purpose: 'marketing' });
    expect(await read()).toMatchObject({ mayBeMailed: false });
    await recordConsent(api.bdm, resolved.contactId, true, { purpose: 'marketing', proof: 'Mail of the person' });
    expect(await read()).toMatchObject({ mayBeMailed: true, suppressed: false });
  });
});

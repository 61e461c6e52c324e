import { useApi } from '../../support/api.js';
import { ok } from '../../support/make.js';
import {
  listPeople,
  listRegistrations,
  makePage,
  openEarlier,
  PERSON,
  post,
  processDeliveries,
  registerOnPage,
} from './page.given.js';

const { api, make } = useApi({ env: { REGISTRATION_POW_COST: '0' } });

/** Reads everything that a replay could change, without the times and versions of the rows. */
async function readState(connectionId: string, seminarId: string): Promise<unknown> {
  const read = async (text: string, values: unknown[]) => (await api.db.query(text, values)).rows;
  return {
    registrations: await read('SELECT * FROM intake_registration WHERE connection_id = $1 ORDER BY id', [connectionId]),
    seats: await read('SELECT * FROM seminar_registration WHERE activity_id = $1 ORDER BY id', [seminarId]),
    consents: await read('SELECT * FROM consent ORDER BY id', []),
    leads: await read('SELECT id, version FROM lead ORDER BY id', []),
    mails: await read('SELECT id, state FROM mail ORDER BY id', []),
    contacts: await read('SELECT id, version FROM contact ORDER BY id', []),
  };
}

describe('Replaying the deliveries of a page', () => {
  it('changes nothing: neither people nor seats, leads, consents or mails', async () => {
    const page = await makePage(api, {}, { capacity: 2 });
    const { slug, seminarId, connectionId } = page;
    const company = await make.company({ name: 'Chen Optics' });
    await make.contact({ fullName: 'Chen Mei', email: PERSON.email, companyId: company['id'] });
    const rule = { id: 'a', trigger: 'registered', lead: { title: 'From the page', ownerId: api.bdm.id } };
    await ok(api.manager.patch(`/intake/connections/${connectionId}`, { rules: [rule] }));
    await registerOnPage(api, slug, { 'consent.event_invitation': 'v1', 'q.diet': 'all' });
    await registerOnPage(api, slug, { fullName: 'Li Na', email: 'li@chen.example' });
    await registerOnPage(api, slug, { fullName: 'Wang Fang', email: 'wang@chen.example' });
    await post(api, slug, { ...PERSON, fullName: 'Robot', website: 'x', opened: await openEarlier(api) });
    await processDeliveries(api);
    const people = await listPeople(api, seminarId);
    const cancelled = people.find(({ fullName }) => fullName === 'Li Na');
    await ok(api.bdm.patch(`/seminars/${seminarId}/registrations/${cancelled?.['id']}`, { status: 'cancelled' }));
    await processDeliveries(api);
    expect(await listRegistrations(api, connectionId)).toHaveLength(4);
    const before = await readState(connectionId, seminarId);
    for (let time = 0; time < 2; time++) {
      const replay = { connectionId, dryRun: false };
      await ok(api.manager.post('/intake/deliveries/replay', replay));
      await processDeliveries(api);
    }
    expect(await readState(connectionId, seminarId)).toEqual(before);
    const { rows } = await api.db.query(
      'SELECT count(*)::int AS n, min(replays) AS least FROM intake_delivery WHERE connection_id = $1',
      [connectionId],
    );
    expect(rows).toEqual([{ n: 5, least: 2 }]);
  });

  it('keeps the seat of a person who cancelled and registered again', async () => {
    const { slug, seminarId, connectionId } = await makePage(api);
    await registerOnPage(api, slug, { email: 'again@chen.example' });
    await processDeliveries(api);
    const [person] = await listPeople(api, seminarId);
    await ok(api.bdm.patch(`/seminars/${seminarId}/registrations/${person?.['id']}`, { status: 'cancelled' }));
    await processDeliveries(api);
    expect(await listRegistrations(api, connectionId)).toMatchObject([{ status: 'cancelled' }]);
    await registerOnPage(api, slug, { email: 'again@chen.example' });
    await processDeliveries(api);
    expect(await listRegistrations(api, connectionId)).toMatchObject([
      { status: 'registered', seatId: person?.['id'] },
    ]);
    const before = await readState(connectionId, seminarId);
    await ok(api.manager.post('/intake/deliveries/replay', { connectionId, dryRun: false }));
    await processDeliveries(api);
    expect(await readState(connectionId, seminarId)).toEqual(before);
  });

  it('gives a seat to a person whom a colleague takes for no program', async () => {
    const { slug, seminarId, connectionId } = await makePage(api);
    const company = await make.company({ name: 'Fast Works' });
    await post(api, slug, { ...PERSON, email: 'fast@works.example', fullName: 'Fast Typist', opened: 'wrong' });
    await processDeliveries(api);
    const [registration] = await listRegistrations(api, connectionId);
    const createContact = { fullName: 'Fast Typist', email: 'fast@works.example' };
    await ok(
      api.bdm.post(`/intake/registrations/${registration?.['id']}/resolve`, {
        createContact,
        companyId: company['id'],
      }),
    );
    const people = await listPeople(api, seminarId);
    expect(people).toMatchObject([{ fullName: 'Fast Typist', status: 'registered' }]);
    // The person is told so, as everybody else was at once; and a replay tells nobody again.
    const readMails = async () =>
      (await api.db.query('SELECT template_key FROM mail WHERE registration_id = $1', [people[0]?.['id']])).rows;
    expect(await readMails()).toEqual([{ template_key: 'registration_confirmed' }]);
    await ok(api.manager.post('/intake/deliveries/replay', { connectionId, dryRun: false }));
    await processDeliveries(api);
    expect(await readMails()).toHaveLength(1);
  });
});

import pg from 'pg';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import type { Made } from '../support/make.js';
import { AttributionWorld } from '../reports/attribution.world.js';
import { insertRow } from '../support/rows.js';
import { followRow } from '../support/touches.js';

let world: AttributionWorld;
let seminar: string;
let delegation: string;
const at = '2026-01-05T09:00:00.000Z';

const { api, make } = useApi();
beforeAll(async () => {
  world = new AttributionWorld(api.db);
});
beforeEach(async () => {
  seminar = await world.activity('seminar', 'Seminar', '2026-03-01', at, {
    timezone: 'Asia/Shanghai',
    ends_on: '2026-03-02',
  });
  delegation = await world.activity('delegation', 'Delegation', '2026-04-10', at, { ends_on: '2026-04-14' });
});

/** What touched a lead beside its source, in use or withdrawn. */
const influences = async (lead: Made, archived = 'false'): Promise<Made[]> => {
  const { items } = (await api.manager.get(`/leads/${lead.id}/touches?role=influence&archived=${archived}`)).body;
  return items;
};
const person = async () => (await make.contact()).id as string;
const set = (id: string, columns: Record<string, unknown>) =>
  world.change('seminar_registration', id, new Date().toISOString(), columns);

describe('An activity that a contact of a lead attends', () => {
  it('touches the lead, as what it is: registration, participation, attendance', async () => {
    const contact = await person();
    const lead = await make.lead({ contactIds: [contact] });
    const registration = await world.registration(seminar, contact, 'registered', at);
    await world.participant(delegation, contact, 'confirmed', at);
    const [first, second] = await influences(lead);
    expect(first).toMatchObject({
      activityId: seminar,
      origin: 'registration',
      occurredOn: '2026-03-01',
      contactId: contact,
    });
    expect(second).toMatchObject({ activityId: delegation, origin: 'participation', occurredOn: '2026-04-10' });
    // Half past six in the evening of 1 March in UTC is the 2nd in Shanghai.
    await set(registration, { status: 'attended', checked_in_at: '2026-03-01T18:30:00Z' });
    expect((await influences(lead))[0]).toMatchObject({
      id: first.id,
      origin: 'attendance',
      occurredOn: '2026-03-02',
      version: 2,
    });
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.version).toBe(lead.version);
    const path = `/leads/${lead.id}/touches/${first.id}`;
    for (const refused of [api.bdm.patch(path, { note: 'x' }), api.bdm.delete(path), api.bdm.post(`${path}/restore`)]) {
      expect((await refused).body.code).toBe('touch.automatic');
    }
  });

  it('touches it on a day of the activity, however late or early somebody ticks the name off', async () => {
    const contact = await person();
    const lead = await make.lead({ contactIds: [contact] });
    const registration = await world.registration(seminar, contact, 'attended', '2026-05-20T08:00:00Z');
    expect(await influences(lead)).toMatchObject([{ origin: 'attendance', occurredOn: '2026-03-02' }]);
    await world.change('activity', seminar, '2026-05-21T08:00:00Z', { ends_on: '2026-03-03' });
    expect(await influences(lead)).toMatchObject([{ occurredOn: '2026-03-03' }]);
    await set(registration, { checked_in_at: '2026-02-27T08:00:00Z' });
    expect(await influences(lead)).toMatchObject([{ occurredOn: '2026-03-01' }]);
  });

  it('touches it once per activity, by the strongest kind of participation of any contact', async () => {
    const [one, other] = [await person(), await person()];
    const lead = await make.lead({ contactIds: [one, other] });
    await world.registration(seminar, one, 'registered', at);
    const attended = await world.registration(seminar, other, 'attended', '2026-03-01T03:00:00Z');
    expect(await influences(lead)).toMatchObject([{ origin: 'attendance', contactId: other }]);
    await set(attended, { status: 'no_show', checked_in_at: null });
    expect(await influences(lead)).toMatchObject([{ origin: 'registration', contactId: one }]);
  });

  it.each(['cancelled', 'no_show', 'waitlisted'])(
    'no longer touches it when the registration is %s, and does again afterwards',
    async (status) => {
      const contact = await person();
      const lead = await make.lead({ contactIds: [contact] });
      const registration = await world.registration(seminar, contact, 'registered', at);
      const [touch] = await influences(lead);
      await set(registration, { status, cancelled_at: status === 'cancelled' ? at : null });
      expect(await influences(lead)).toEqual([]);
      expect(await influences(lead, 'true')).toMatchObject([{ id: touch.id, withdrawnAt: expect.any(String) }]);
      await set(registration, { status: 'registered', cancelled_at: null });
      expect(await influences(lead)).toMatchObject([{ id: touch.id, withdrawnAt: null }]);
    },
  );

  it.each(['declined', 'cancelled', 'no_show'])(
    'never touches it through a delegation when they are %s',
    async (status) => {
      const contact = await person();
      const lead = await make.lead({ contactIds: [contact] });
      await world.participant(delegation, contact, status, at);
      expect(await influences(lead, 'any')).toEqual([]);
    },
  );

  it('touches it from the moment they are on the lead until they are not', async () => {
    const contact = await person();
    await world.registration(seminar, contact, 'registered', at);
    const lead = await make.lead();
    expect(await influences(lead)).toEqual([]);
    await api.bdm.patch(`/leads/${lead.id}`, { contactIds: [contact] });
    expect(await influences(lead)).toMatchObject([{ activityId: seminar }]);
    await api.bdm.patch(`/leads/${lead.id}`, { contactIds: [] });
    expect(await influences(lead)).toEqual([]);
  });

  it('follows the registration to the person it turns out to be', async () => {
    const [wrong, right] = [await person(), await person()];
    const [of, to] = [await make.lead({ contactIds: [wrong] }), await make.lead({ contactIds: [right] })];
    const registration = await world.registration(seminar, wrong, 'registered', at);
    await set(registration, { contact_id: right });
    expect(await influences(of)).toEqual([]);
    expect(await influences(to)).toMatchObject([{ contactId: right }]);
    await set(registration, { archived_at: at });
    expect(await influences(to)).toEqual([]);
  });

  it('touches it only while the activity is neither cancelled nor archived, on its present day', async () => {
    const contact = await person();
    const lead = await make.lead({ contactIds: [contact], source: { channel: 'activity', activityId: delegation } });
    await world.participant(delegation, contact, 'confirmed', at);
    const change = (columns: Record<string, unknown>) =>
      world.change('activity', delegation, new Date().toISOString(), columns);
    await change({ starts_on: '2026-04-09' });
    expect(await influences(lead)).toMatchObject([{ occurredOn: '2026-04-09' }]);
    const { items } = (await api.bdm.get(`/leads/${lead.id}/touches?role=source`)).body;
    expect(items).toMatchObject([{ occurredOn: '2026-04-09' }]);
    await change({ status: 'cancelled' });
    expect(await influences(lead)).toEqual([]);
    await change({ status: 'confirmed' });
    expect(await influences(lead)).toHaveLength(1);
    await change({ archived_at: at });
    expect(await influences(lead)).toEqual([]);
    // Where the lead came from stays what it was.
    expect((await api.bdm.get(`/leads/${lead.id}/touches?role=source`)).body.items).toHaveLength(1);
  });

  it('keeps its touch when two contacts are merged', async () => {
    const [gone, kept] = [await person(), await person()];
    const lead = await make.lead({ contactIds: [gone] });
    await world.participant(delegation, gone, 'confirmed', at);
    const cancelled = await world.registration(seminar, gone, 'registered', at);
    await set(cancelled, { status: 'cancelled', cancelled_at: at });
    const before = await influences(lead);
    expect((await api.bdm.post(`/contacts/${kept}/merge`, { sourceId: gone })).status).toBe(200);
    const after = await influences(lead);
    expect(after).toMatchObject([{ id: before[0].id, activityId: delegation, contactId: kept, withdrawnAt: null }]);
    expect(await influences(lead, 'true')).toMatchObject([{ activityId: seminar, contactId: kept }]);
    const { rows } = await api.db.query('SELECT count(*)::int AS n FROM lead_touch WHERE contact_id = $1', [gone]);
    expect(rows[0].n).toBe(0);
  });

  it('is not lost when they register at the moment at which they are put on the lead', async () => {
    const contact = await person();
    const lead = await make.lead();
    const registering = new pg.Client({ connectionString: api.databaseUrl });
    await registering.connect();
    try {
      await registering.query('BEGIN');
      const registration = await insertRow(registering, 'seminar_registration', {
        created_at: at,
        updated_at: at,
        activity_id: seminar,
        contact_id: contact,
        status: 'registered',
        registered_at: at,
      });
      await followRow(registering, 'seminar_registration', registration, at);
      const adding = api.bdm.patch(`/leads/${lead.id}`, { contactIds: [contact] });
      await waitForLock(api.db);
      await registering.query('COMMIT');
      expect((await adding).status).toBe(200);
    } finally {
      await registering.end();
    }
    expect(await influences(lead)).toMatchObject([{ activityId: seminar, contactId: contact }]);
  });

  it('keeps every state of a touch, and lets none be deleted', async () => {
    const contact = await person();
    const lead = await make.lead({ contactIds: [contact] });
    const registration = await world.registration(seminar, contact, 'registered', new Date().toISOString());
    await set(registration, { status: 'cancelled', cancelled_at: at });
    const [touch] = await influences(lead, 'true');
    const { rows } = await api.db.query(
      `SELECT data->>'withdrawn_at' IS NULL AS held, valid_to = 'infinity' AS now FROM record_version
       WHERE entity_type = 'lead_touch' AND entity_id = $1 ORDER BY valid_from`,
      [touch.id],
    );
    expect(rows).toEqual([
      { held: true, now: false },
      { held: false, now: true },
    ]);
    await expect(api.db.query('DELETE FROM lead_touch WHERE id = $1', [touch.id])).rejects.toThrow(/refused/);
  });
});

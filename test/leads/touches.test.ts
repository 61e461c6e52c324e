import { addDays } from '../../src/common/time/calendar-dates.rules.js';
import { touchList } from '../../src/leads/touches/lead-touch.list.js';
import { type Caller, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { walkEverySort } from '../support/walk.js';
import { insertRow, updateRecord } from '../support/rows.js';

let outsider: Caller;
let activityId: string;
let agreementId: string;

const { api, make } = useApi();
beforeAll(async () => {
  outsider = await api.user('bdm', 'Out Sider');
  const days = { starts_on: '2026-03-01', ends_on: '2026-03-01' };
  activityId = await insertRow(api.db, 'activity', { reference: 'SEM-T-1', title: 'Seminar in Foshan', ...days });
  agreementId = await insertRow(api.db, 'agreement', { reference: 'AGR-T-1', title: 'Partnership' });
});

const stored = async (id: string) => (await api.db.query('SELECT * FROM lead_touch WHERE id = $1', [id])).rows[0];
const readTouches = async (lead: Made, query = '', by = api.bdm): Promise<Made[]> =>
  (await by.get(`/leads/${lead.id}/touches${query}`)).body.items;

describe('A touch that a user adds', () => {
  it('is stored, audited with its lead, listed and read, and leaves the lead at its version', async () => {
    const lead = await make.lead();
    const path = `/leads/${lead.id}/touches`;
    const made = await api.bdm.post(path, { activityId, occurredOn: '2026-03-01', note: 'Met at our stand' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      leadId: lead.id,
      activityId,
      activityTitle: 'Seminar in Foshan',
      role: 'influence',
      origin: 'hand',
      occurredOn: '2026-03-01',
      withdrawnAt: null,
    });
    expect(await stored(made.body.id)).toMatchObject({
      activity_id: activityId,
      origin: 'hand',
      created_by: api.bdm.id,
    });
    expect((await api.bdm.get(`${path}/${made.body.id}`)).body).toEqual(made.body);
    expect((await readTouches(lead)).map(({ origin }) => origin)).toEqual(['hand', 'source']);
    const { rows } = await api.db.query(`SELECT lead_id, action FROM audit_entry WHERE entity_id = $1`, [made.body.id]);
    expect(rows).toEqual([{ lead_id: lead.id, action: 'created' }]);
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.version).toBe(lead.version);
  });

  it('is dated today if no day is given', async () => {
    const lead = await make.lead();
    const made = await api.bdm.post(`/leads/${lead.id}/touches`, { channel: 'cold_outreach' });
    const { rows } = await api.db.query(`SELECT (now() AT TIME ZONE 'Europe/Brussels')::date::text AS today`);
    expect(made.body.occurredOn).toBe(rows[0].today);
  });

  it('is changed, taken back and let count again', async () => {
    const lead = await make.lead();
    const path = `/leads/${lead.id}/touches`;
    const made = await api.bdm.post(path, { activityId, occurredOn: '2026-03-02' });
    const one = `${path}/${made.body.id}`;
    const changed = await api.bdm.patch(one, { activityId: null, agreementId, note: 'Better so' });
    expect(changed.body).toMatchObject({ activityId: null, agreementId, agreementTitle: 'Partnership', version: 2 });
    expect((await api.bdm.patch(one, { note: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await api.bdm.delete(one)).body.withdrawnAt).not.toBeNull();
    expect((await readTouches(lead)).map(({ origin }) => origin)).toEqual(['source']);
    expect(await readTouches(lead, '?archived=true')).toHaveLength(1);
    expect((await api.bdm.patch(one, { note: 'x' })).body.code).toBe('record.archived');
    expect((await api.bdm.post(`${one}/restore`)).body).toMatchObject({ withdrawnAt: null });
    expect(await stored(made.body.id)).toMatchObject({ withdrawn_at: null, version: 4 });
  });

  it('is refused for each thing that is wrong with it, saying what', async () => {
    const lead = await make.lead();
    const path = `/leads/${lead.id}/touches`;
    const nobody = '0199ffff-ffff-7fff-8fff-ffffffffffff';
    const refused: [object, string[]][] = [
      [{}, [' touch.one_subject']],
      [{ activityId, channel: 'web' }, ['/activityId touch.one_subject', '/channel touch.one_subject']],
      [{ activityId, occurredOn: '2199-01-01' }, ['/occurredOn touch.in_future']],
      [{ activityId: nobody }, ['/activityId reference.unknown']],
      [{ agreementId: activityId }, ['/agreementId reference.unknown']],
    ];
    for (const [body, expected] of refused) {
      const answer = await api.bdm.post(path, body);
      expect([answer.status, answer.fieldErrors]).toEqual([422, expected]);
    }
    for (const body of [
      { channel: 'activity' },
      { activityId, role: 'source' },
      { activityId, role: null },
      { activityId, occurredOn: '2026-02-30' },
      { activityId: 'seminar' },
      { activityId, origin: 'attendance' },
      { activityId, note: '\u0000' },
    ]) {
      expect((await api.bdm.post(path, body)).status).toBe(422);
    }
    expect((await api.bdm.post(`/leads/${nobody}/touches`, { channel: 'web' })).status).toBe(404);
  });

  it('exists once for a subject and a day, also when two users add it at the same moment, and the error names the other', async () => {
    const lead = await make.lead();
    const path = `/leads/${lead.id}/touches`;
    const body = { activityId, occurredOn: '2026-03-03' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => api.bdm.post(path, body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const { id } = answers.find(({ status }) => status === 201)!.body;
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({ code: 'touch.duplicate', existing: { id } });
    await api.bdm.delete(`${path}/${id}`);
    expect((await api.bdm.post(path, body)).status).toBe(201);
    expect((await api.bdm.post(`${path}/${id}/restore`)).body.code).toBe('touch.duplicate');
  });

  it('cannot be later than the win of a lead that is won', async () => {
    const lead = await make.lead({ stage: 'invested' });
    const path = `/leads/${lead.id}/touches`;
    const onTheDay = await api.manager.post(path, { activityId, occurredOn: lead.closedOn });
    expect(onTheDay.status).toBe(201);
    const changes = { closed_on: addDays(lead.closedOn, -1) };
    await updateRecord(api.db, 'lead', lead.id, new Date().toISOString(), changes);
    const after = await api.manager.post(path, { channel: 'web', occurredOn: lead.closedOn });
    expect([after.status, after.fieldErrors]).toEqual([422, ['/occurredOn touch.after_win']]);
    expect((await api.manager.patch(`${path}/${onTheDay.body.id}`, { note: 'x' })).fieldErrors).toEqual([
      '/occurredOn touch.after_win',
    ]);
  });

  it('is added by those who may change the lead, and not to an archived one', async () => {
    const lead = await make.lead();
    const path = `/leads/${lead.id}/touches`;
    expect((await outsider.post(path, { channel: 'web' })).body.code).toBe('lead.not_yours');
    expect((await api.viewer.post(path, { channel: 'web' })).status).toBe(403);
    expect((await api.viewer.get(path)).status).toBe(200);
    await api.bdm.delete(`/leads/${lead.id}`);
    expect((await api.bdm.post(path, { channel: 'other' })).body.code).toBe('record.archived');
  });

  it('of a confidential lead is not there for those who may not know of the lead', async () => {
    const lead = await make.lead({ confidential: true, codename: 'Tulip' });
    const path = `/leads/${lead.id}/touches`;
    const { body } = await api.bdm.post(path, { channel: 'other' });
    for (const one of [path, `${path}/export`, `${path}/${body.id}`])
      expect((await outsider.get(one)).status).toBe(404);
    expect((await outsider.post(path, { channel: 'web' })).status).toBe(404);
    expect((await outsider.patch(`${path}/${body.id}`, { note: 'x' })).status).toBe(404);
    expect((await outsider.delete(`${path}/${body.id}`)).status).toBe(404);
    expect((await outsider.post(`${path}/${body.id}/restore`)).status).toBe(404);
    expect((await outsider.get(`/audit?entityId=${body.id}`)).body.items).toEqual([]);
    const other = await make.lead();
    expect((await api.bdm.get(`/leads/${other.id}/touches/${body.id}`)).status).toBe(404);
  });

  it('is walked to its end in every order, and exported', async () => {
    const lead = await make.lead({ by: api.manager });
    for (let day = 1; day <= 20; day++) {
      const subject = day % 3 ? { channel: 'web' } : { agreementId };
      await api.manager.post(`/leads/${lead.id}/touches`, { ...subject, occurredOn: `2026-03-${10 + day}` });
    }
    expect(await walkEverySort(api.manager, `/leads/${lead.id}/touches`, touchList)).toBe(21);
  });
});

describe('The source of a lead', () => {
  it('is its first touch, on the first day of an activity that was before the lead came in', async () => {
    const lead = await make.lead({ source: { channel: 'activity', activityId }, receivedOn: '2026-03-20' });
    expect(await readTouches(lead)).toMatchObject([
      { role: 'source', origin: 'source', activityId, channel: null, occurredOn: '2026-03-01' },
    ]);
    const earlier = await make.lead({ source: { channel: 'activity', activityId }, receivedOn: '2026-02-20' });
    expect(await readTouches(earlier)).toMatchObject([{ activityId, occurredOn: '2026-02-20' }]);
    const web = await make.lead({ source: { channel: 'web', agreementId }, receivedOn: '2026-03-20' });
    expect(await readTouches(web)).toMatchObject([{ agreementId, activityId: null, occurredOn: '2026-03-20' }]);
  });

  it('is corrected on the lead: the old touch is withdrawn, a new one takes its place', async () => {
    const lead = await make.lead({ source: { channel: 'web' }, receivedOn: '2026-03-20' });
    const [old] = await readTouches(lead);
    await api.bdm.patch(`/leads/${lead.id}`, { source: { channel: 'agreement', agreementId } });
    expect(await readTouches(lead)).toMatchObject([{ agreementId, role: 'source', occurredOn: '2026-03-20' }]);
    const withdrawn = await readTouches(lead, '?archived=true');
    expect(withdrawn).toMatchObject([{ id: old.id, channel: 'web', withdrawnAt: expect.any(String) }]);
    await api.bdm.patch(`/leads/${lead.id}`, { receivedOn: '2026-03-19' });
    expect(await readTouches(lead)).toMatchObject([{ agreementId, occurredOn: '2026-03-19' }]);
  });

  it('is not changed as a touch', async () => {
    const lead = await make.lead();
    const [source] = await readTouches(lead);
    const one = `/leads/${lead.id}/touches/${source.id}`;
    expect((await api.bdm.patch(one, { occurredOn: '2026-01-01' })).body.code).toBe('touch.automatic');
    expect((await api.bdm.delete(one)).body.code).toBe('touch.automatic');
    expect((await api.bdm.post(`${one}/restore`)).body.code).toBe('touch.automatic');
  });
});

import { v7 as uuidv7 } from 'uuid';
import type { TimelineItemView } from '../../src/interactions/timeline/timeline.view.js';
import { type Caller, useApi } from '../support/api.js';
import { insertRow } from '../support/rows.js';
import { StoredRows } from '../support/stored.rows.js';
import { walk } from '../support/walk.js';

let stored: StoredRows;
const { api, make } = useApi();
beforeAll(async () => {
  stored = new StoredRows(api.db);
});

const timeline = async (path: string, caller: Caller = api.viewer) =>
  (await walk(caller, `${path}/timeline?limit=200`)).rows as unknown as TimelineItemView[];
const company = async (change: object = {}) => (await make.company(change)).id as string;
const contact = async (fullName: string, companyId?: string) =>
  (await make.contact({ fullName, companyId })).id as string;

const VISIT = { kind: 'delegation', title: 'Visit to Guangdong', starts_on: '2015-10-19', ends_on: '2015-10-25' };

describe('A touch', () => {
  it('appears on the timelines of the lead and of its influences, for callers who may see the lead', async () => {
    const outsider = await api.user('bdm');
    const agreementId = await stored.agreement();
    const activityId = await stored.activity({ ...VISIT, agreement_id: agreementId });
    const lead = await make.lead({ title: 'Open plant', source: { channel: 'activity', activityId } });
    const fields = { title: 'Secret plant', confidential: true, codename: 'Veil' };
    const secret = await make.lead({ ...fields, source: { channel: 'agreement', agreementId } });
    const plain = await make.lead({ title: 'Came by itself' });
    const added = await api.bdm.post(`/leads/${secret.id}/touches`, { activityId, occurredOn: '2026-09-01' });
    expect(added.status).toBe(201);
    const touches = async (path: string, caller: Caller) =>
      (await timeline(path, caller)).filter(({ kind }) => kind === 'touch').map(({ title, type }) => [title, type]);
    expect(await touches(`/leads/${lead.id}`, outsider)).toEqual([['Visit to Guangdong', 'source']]);
    expect(await touches(`/companies/${lead.companyId}`, outsider)).toEqual([['Visit to Guangdong', 'source']]);
    expect(await touches(`/leads/${plain.id}`, outsider)).toEqual([]);
    expect(await touches(`/leads/${secret.id}`, api.bdm)).toHaveLength(2);
    const open = [[`${lead.reference} Open plant`, 'source']];
    const hidden = `${secret.reference} Secret plant`;
    expect(await touches(`/activities/${activityId}`, outsider)).toEqual(open);
    expect(await touches(`/activities/${activityId}`, api.bdm)).toEqual([[hidden, 'hand'], ...open]);
    expect(await touches(`/agreements/${agreementId}`, outsider)).toEqual([]);
    expect(await touches(`/agreements/${agreementId}`, api.bdm)).toEqual([[hidden, 'source']]);
    const key = await api.key('manager', ['activities:read']);
    expect(await touches(`/activities/${activityId}`, key)).toEqual([]);
  });
});

describe('A meeting of a schedule', () => {
  it('appears once on the timelines of its activity and its parties after it was held', async () => {
    const activity_id = await stored.activity();
    const visitors = await company({ name: 'Visiting Works' });
    const visitor = await contact('Chen Wei', visitors);
    const hosts = await company({ name: 'Hosting Works' });
    const slot = { id: uuidv7(), activity_id, starts_at: '2026-09-01T09:00:00Z', ends_at: '2026-09-01T09:20:00Z' };
    await insertRow(api.db, 'meeting_slot', slot);
    const now = new Date();
    const record = () => ({ id: uuidv7(), created_at: now, updated_at: now, activity_id });
    const party = async (side: string, who: object) => {
      const row = { ...record(), side, ...who };
      await insertRow(api.db, 'meeting_party', row);
      return row.id;
    };
    const visitor_id = await party('visitor', { contact_id: visitor, company_id: visitors });
    const meeting = { slot_id: slot.id, visitor_id, origin: 'hand', fixed: true };
    const held = {
      ...record(),
      host_id: await party('host', { company_id: hosts }),
      status: 'held',
      outcome: 'Samples',
    };
    await insertRow(api.db, 'meeting', { ...meeting, table_number: 1, ...held });
    const missed = { ...record(), host_id: await party('host', { name: 'Nobody' }), status: 'cancelled' };
    await insertRow(api.db, 'meeting', { ...meeting, table_number: 2, ...missed });
    for (const path of [
      `/activities/${activity_id}`,
      `/contacts/${visitor}`,
      `/companies/${visitors}`,
      `/companies/${hosts}`,
    ]) {
      expect((await timeline(path)).filter(({ kind }) => kind === 'meeting')).toMatchObject([
        {
          at: '2026-09-01T09:00:00.000Z',
          id: held.id,
          title: 'Chen Wei – Hosting Works',
          detail: 'Autumn seminar: Samples',
          activityId: activity_id,
        },
      ]);
    }
  });
});

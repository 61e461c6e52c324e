import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { walkEverySort } from '../support/walk.js';
import { randomUUID } from 'node:crypto';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { followUpList } from '../../src/reports/follow-up/follow-up.list.js';
import { readEnded, readFirstContacts } from '../../src/reports/follow-up/follow-up.queries.js';
import { AttributionWorld } from './attribution.world.js';
import { updateRows } from '../support/rows.js';

let world: AttributionWorld;
let seminar: string;
const people: Record<string, string> = {};
const at = '2026-01-05T09:00:00Z';
const period = 'from=2026-03-01&to=2026-03-31';

const { api, make } = useApi();
beforeAll(async () => {
  world = new AttributionWorld(api.db);
  // Over on 2 March at 16:00 in UTC, which is midnight in Shanghai.
  seminar = await world.activity('seminar', 'Seminar', '2026-03-02', at, { timezone: 'Asia/Shanghai' });
  for (const name of ['Soon', 'Later', 'Late', 'Never', 'Objects', 'Unreachable', 'Left', 'Absent']) {
    const contact = await world.contact(name, at, name === 'Unreachable' ? { email: null } : {});
    people[name] = contact;
    await world.registration(seminar, contact, name === 'Absent' ? 'no_show' : 'attended', at);
  }
  await world.registration(seminar, null, 'attended', at);
  await api.bdm.delete(`/contacts/${people['Left']}`);
  const said = { wording: 'No', wordingVersion: '1', source: 'E-mail' };
  const says = (name: string, purpose: string, granted: boolean, occurredAt: string) =>
    api.bdm.post(`/contacts/${people[name]}/consents`, { ...said, purpose, granted, occurredAt });
  await says('Objects', 'marketing', true, '2026-01-01T09:00:00Z');
  await says('Objects', 'marketing', false, '2026-01-02T09:00:00Z');
  await says('Never', 'marketing', false, '2026-01-01T09:00:00Z');
  await says('Never', 'marketing', true, '2026-01-02T09:00:00Z');
  await says('Never', 'partner_sharing', false, '2026-01-02T09:00:00Z');
  const talk = (name: string, occurredAt: string, change = {}) =>
    api.bdm.post('/interactions', {
      kind: 'email',
      subject: 'Hello',
      contactIds: [people[name]],
      occurredAt,
      ...change,
    });
  // The evening of the seminar, before it is over; then the second day after, counted where it took place.
  await talk('Soon', '2026-03-02T15:59:00Z');
  await talk('Soon', '2026-03-04T15:00:00Z', { direction: 'outbound' });
  await talk('Later', '2026-03-04T16:00:00Z', { direction: 'inbound' });
  await talk('Late', '2026-05-31T10:00:00Z');
  await talk('Objects', '2026-03-03T10:00:00Z');
  const taken = await talk('Never', '2026-03-03T10:00:00Z');
  await api.bdm.delete(`/interactions/${taken.body.id}`);
});

describe('The follow-up report', () => {
  it('counts for the activities that ended in the period who attended, who may be contacted and who was', async () => {
    const empty = await world.activity('delegation', 'Empty', '2026-03-20', at);
    await world.activity('seminar', 'Cancelled', '2026-03-21', at, { status: 'cancelled' });
    await world.activity('seminar', 'Of April', '2026-04-01', at);
    const { rows, totals } = (await api.viewer.get(`/reports/follow-up?${period}`)).body;
    const figures = {
      attendees: 8,
      contactable: 4,
      contactedWithin2: 1,
      contactedWithin14: 2,
      contactedWithin90: 3,
      rate2: 0.25,
      rate14: 0.5,
      rate90: 0.75,
    };
    expect(rows).toEqual([
      { key: seminar, label: 'Seminar', kind: 'seminar', endedOn: '2026-03-02', ...figures },
      expect.objectContaining({ key: empty, attendees: 0, contactable: 0, rate2: null, rate14: null, rate90: null }),
    ]);
    expect(totals).toEqual({ key: null, label: 'Total', kind: '', endedOn: null, ...figures });
  });

  it('counts travellers of a delegation who confirmed or attended, and abroad their hosts too', async () => {
    const list: [string, string][] = [
      ['head', 'attended'],
      ['member', 'confirmed'],
      ['guest', 'no_show'],
      ['interpreter', 'attended'],
      ['host', 'attended'],
      ['member', 'invited'],
    ];
    const counts: number[] = [];
    for (const direction of ['inbound', 'outbound']) {
      const day = direction === 'inbound' ? '2026-02-01' : '2026-02-02';
      const delegation = await world.activity('delegation', direction, day, at, { direction });
      for (const [role, status] of list) {
        await world.participant(delegation, await world.contact(role, at), status, at, role);
      }
      const { totals } = (await api.viewer.get(`/reports/follow-up?from=${day}&to=${day}`)).body;
      counts.push(totals.attendees);
      expect((await api.viewer.get(`/activities/${delegation}/follow-up?count=true`)).body.total).toBe(
        totals.attendees,
      );
    }
    expect(counts).toEqual([2, 3]);
  });

  it('counts two contacts that turned out to be one as one, with what either did', async () => {
    const day = '2026-02-10';
    const delegation = await world.activity('delegation', 'Doubles', day, at);
    const [gone, kept] = [await make.contact(), await make.contact()];
    await world.participant(delegation, gone.id, 'attended', at);
    await world.participant(delegation, kept.id, 'attended', at);
    const talk = { kind: 'call', subject: 'Hello', occurredAt: '2026-02-11T10:00:00Z' };
    await api.bdm.post('/interactions', { ...talk, contactIds: [gone.id] });
    await updateRows(api.db, 'delegation_participant', { contact_id: gone.id }, { archived_at: new Date() });
    await updateRows(api.db, 'contact', { id: gone.id }, { archived_at: new Date(), merged_into_id: kept.id });
    await updateRows(api.db, 'interaction_contact', { contact_id: gone.id }, { contact_id: kept.id });
    const { totals } = (await api.viewer.get(`/reports/follow-up?from=${day}&to=${day}`)).body;
    expect(totals).toMatchObject({ attendees: 1, contactable: 1, contactedWithin2: 1 });
  });

  it('finds the same first contacts among many attendees as among few', async () => {
    const [sql, known] = [new SqlClient(api.db), new Date()];
    const [activity] = await readEnded(sql, [seminar], known);
    const few = Object.values(people).map((contactId) => ({ activity: activity!, contactId }));
    const others = Array.from({ length: 1_000 }, () => ({ activity: activity!, contactId: randomUUID() }));
    const inOrder = (met: { contactId: string; days: number }[]) =>
      met.map(({ contactId, days }) => `${contactId} ${days}`).toSorted();
    const expected = ['Soon 2', 'Later 3', 'Late 90', 'Objects 1'].map((one) => {
      const [name, days] = one.split(' ');
      return `${people[name!]} ${days}`;
    });
    expect(inOrder(await readFirstContacts(sql, few, known))).toEqual(expected.toSorted());
    expect(inOrder(await readFirstContacts(sql, [...others, ...few], known))).toEqual(expected.toSorted());
  });
});

describe('The follow-up of one activity', () => {
  it('shows who was contacted and when, who was not, and why a person may not be contacted', async () => {
    const { items } = (await api.viewer.get(`/activities/${seminar}/follow-up`)).body;
    const told = items.map((one: Made) => [one.fullName, one.contactable, one.whyNot, one.contactedOn, one.days]);
    expect(told).toEqual([
      ['Late', true, null, '2026-05-31', 90],
      ['Later', true, null, '2026-03-05', 3],
      ['Left', false, 'archived', null, null],
      ['Never', true, null, null, null],
      ['Objects', false, 'objection', '2026-03-03', 1],
      ['Soon', true, null, '2026-03-04', 2],
      ['Unreachable', false, 'no_address', null, null],
    ]);
    const open = await api.viewer.get(`/activities/${seminar}/follow-up?contactedOn.isNull=true&contactable=true`);
    expect(open.body.items.map(({ fullName }: Made) => fullName)).toEqual(['Never']);
  });

  it('does not show what happened on a confidential lead to those who may not know of it', async () => {
    const day = '2026-02-20';
    const delegation = await world.activity('delegation', 'Secrets', day, at);
    const contact = await make.contact();
    await world.participant(delegation, contact.id, 'attended', at);
    const lead = await make.lead({ by: api.manager, confidential: true, codename: 'Tulip', contactIds: [contact.id] });
    const talk = { contactIds: [contact.id], occurredAt: '2026-02-22T10:00:00Z' };
    await make.interaction(lead.id, talk, api.manager);
    const path = `/activities/${delegation}/follow-up`;
    expect((await api.manager.get(path)).body.items).toMatchObject([{ contactedOn: '2026-02-22' }]);
    expect((await api.viewer.get(path)).body.items).toMatchObject([{ contactedOn: null }]);
  });

  it('is walked to its end in every order, exported, and not there for what is no activity', async () => {
    expect(await walkEverySort(api.viewer, `/activities/${seminar}/follow-up`, followUpList, { limit: 3 })).toBe(7);
    expect((await api.viewer.get(`/activities/${people['Soon']}/follow-up`)).status).toBe(404);
    expect((await api.viewer.get(`/activities/${people['Soon']}/follow-up/export`)).status).toBe(404);
  });
});

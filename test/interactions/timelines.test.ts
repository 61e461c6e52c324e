import type { TimelineItemView } from '../../src/interactions/timeline/timeline.view.js';
import { type Caller, useApi } from '../support/api.js';
import { walk } from '../support/walk.js';
import { daysAgo, given } from './given.js';
import { insertRow, updateRows } from '../support/rows.js';

const { api } = useApi();
const make = given(api);

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const talk = (change: object) => ({ kind: 'meeting', occurredAt: daysAgo(3), subject: 'Talk', ...change });
const timeline = async (path: string, caller: Caller = api.viewer, limit = 200) =>
  (await walk(caller, `${path}/timeline?limit=${limit}`)).rows as unknown as TimelineItemView[];
const inOrder = (ids: string[]) => ids.toSorted();
const kinds = (items: TimelineItemView[]) => items.map(({ kind }) => kind);

/** A move entered later than it happened; over HTTP the day before it limits how far back it may go. */
async function backdated(leadId: string, seq: number, occurredOn: string, recordedAt: string, note: string) {
  await insertRow(api.db, 'lead_transition', {
    lead_id: leadId,
    seq,
    occurred_on: occurredOn,
    recorded_at: recordedAt,
    actor_name: 'An Janssens',
    note,
    days_in_stage: 3,
  });
}

describe('A timeline', () => {
  it('of a lead contains interactions, tasks, transitions, evidence and realisations, newest first', async () => {
    const { id: leadId, companyId, contactIds } = await make.full.lead({ stage: 'qualified' });
    const path = `/leads/${leadId}`;
    const meeting = await api.bdm.post(
      '/interactions',
      talk({ leadId, contactIds, summary: 'Long talk '.repeat(100), occurredAt: '2026-03-01T10:00:00Z' }),
    );
    const task = await api.bdm.post('/tasks', { title: 'Send offers', leadId, dueOn: '2026-12-01' });
    await api.manager.patch(`/tasks/${task.body.id}`, { status: 'done' });
    const url = 'https://lumenova.example/news';
    await api.bdm.post(`${path}/evidence`, { kind: 'press_release', url });
    await api.bdm.post(`${path}/realisations`, { asOf: '2026-10-31', jobs: 40, capexEur: 12_000_000 });
    await api.bdm.post(`${path}/status`, { status: 'on_hold', note: 'They wait for spring' });
    await api.bdm.delete(path);
    await api.bdm.post(`${path}/restore`);
    const items = await timeline(path);
    const common = { leadId, companyId, leadReference: meeting.body.leadReference };
    expect(items).toMatchObject([
      { kind: 'restored', type: 'lead', actorName: 'bdm 3', ...common },
      { kind: 'archived', type: 'lead', ...common },
      { kind: 'status', type: 'on_hold', title: 'open → on_hold', detail: 'They wait for spring', ...common },
      {
        kind: 'realisation',
        title: '40 jobs and 12000000 EUR by 2026-10-31',
        realisation: { asOf: '2026-10-31', jobs: 40, capexEur: 12_000_000 },
        actorName: 'bdm 3',
        ...common,
      },
      { kind: 'evidence', type: 'press_release', title: 'press release', detail: url, ...common },
      { kind: 'task_done', id: task.body.id, title: 'Send offers', actorName: 'manager 2', ...common },
      {
        kind: 'task',
        id: task.body.id,
        title: 'Send offers',
        detail: 'due 2026-12-01',
        dueOn: '2026-12-01',
        actorName: 'bdm 3',
        ...common,
      },
      { kind: 'transition', type: 'qualified', title: 'first_contact → qualified', actorName: 'bdm 3', ...common },
      { kind: 'interaction', ...common },
      { kind: 'created', type: 'lead', ...common },
      { kind: 'interaction', id: meeting.body.id },
    ]);
    expect(items.at(-1)).toEqual({
      at: '2026-03-01T10:00:00.000Z',
      kind: 'interaction',
      id: meeting.body.id,
      type: 'meeting',
      title: 'Talk',
      detail: 'Long talk '.repeat(50),
      actorName: 'bdm 3',
      contactId: contactIds[0],
      activityId: null,
      dueOn: null,
      realisation: null,
      agreementId: null,
      documentId: null,
      ...common,
    });
  });

  it('puts a transition that was entered later at the end of its day in Brussels', async () => {
    const { id: leadId } = await make.lead(api.bdm);
    await backdated(leadId, 1, '2026-06-30', '2026-07-10T09:00:00Z', 'first');
    await backdated(leadId, 2, '2026-06-30', '2026-07-10T09:01:00Z', 'second');
    await api.bdm.post('/interactions', talk({ leadId, occurredAt: '2026-06-30T21:59:00Z', subject: 'Same day' }));
    await api.bdm.post('/interactions', talk({ leadId, occurredAt: '2026-06-30T22:00:00Z', subject: 'Next day' }));
    const items = (await timeline(`/leads/${leadId}`)).filter(({ kind }) =>
      ['interaction', 'transition'].includes(kind),
    );
    expect(items.map(({ title, detail }) => detail ?? title)).toEqual(['Next day', 'second', 'first', 'Same day']);
    expect(items[1]!.at).toBe('2026-06-30T21:59:59.999Z');
  });

  it('of a company gathers what happened to its leads and its people, each thing once', async () => {
    const companyId = await make.company();
    const staff = await make.contact(companyId, 'Chen Wei');
    const { id: adviser } = await make.full.contact({ fullName: 'Ann Adviser', affiliations: [{ companyId }] });
    const lead = await make.lead(api.bdm, { companyId });
    const elsewhere = await make.company();
    const all = await api.bdm.post('/interactions', talk({ companyId, leadId: lead.id, contactIds: [staff, adviser] }));
    const onLead = await api.bdm.post('/interactions', talk({ companyId: elsewhere, leadId: lead.id }));
    const withAdviser = await api.bdm.post('/interactions', talk({ contactIds: [adviser] }));
    await api.bdm.post('/interactions', talk({ companyId: elsewhere }));
    const gone = await api.bdm.post('/interactions', talk({ companyId }));
    await api.bdm.delete(`/interactions/${gone.body.id}`);
    const tasks = [];
    for (const subject of [{ companyId }, { contactId: staff }, { leadId: lead.id }]) {
      tasks.push((await api.bdm.post('/tasks', { title: 'Call', ...subject })).body.id);
    }
    const consent = { purpose: 'event_invitation', granted: true, wording: 'May we?', wordingVersion: '1' };
    await api.bdm.post(`/contacts/${staff}/consents`, { ...consent, source: 'Seminar form', occurredAt: daysAgo(1) });
    const items = await timeline(`/companies/${companyId}`);
    const getIds = (kind: string) =>
      items
        .filter((item) => item.kind === kind)
        .map(({ id }) => id)
        .toSorted();
    expect(getIds('interaction')).toEqual(inOrder([all.body.id, onLead.body.id, withAdviser.body.id]));
    expect(getIds('task')).toEqual(inOrder(tasks));
    expect(items.find(({ kind }) => kind === 'consent')).toMatchObject({
      title: 'agreed to event invitation',
      type: 'event_invitation',
      detail: 'Seminar form',
      contactId: staff,
    });
    expect(new Set(items.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(items.length);
  });

  it('of a contact contains the records of the person and the transitions of their leads', async () => {
    const contactId = await make.contact(await make.company());
    const lead = await make.full.lead({ stage: 'qualified', contactIds: [contactId] });
    const met = await api.bdm.post('/interactions', talk({ contactIds: [contactId] }));
    await api.bdm.post('/interactions', talk({ leadId: lead.id }));
    const task = await api.bdm.post('/tasks', { title: 'Call', contactId });
    expect(await timeline(`/contacts/${contactId}`)).toMatchObject([
      { kind: 'task', id: task.body.id, contactId },
      { kind: 'transition', leadId: lead.id },
      { kind: 'created', type: 'lead', leadId: lead.id },
      { kind: 'created', type: 'contact', title: 'Chen Wei', contactId },
      { kind: 'interaction', id: met.body.id, contactId },
    ]);
  });

  it('is walked page by page, each item once, through ties and with news coming in', async () => {
    const companyId = await make.company();
    const lead = await make.lead(api.bdm, { companyId });
    const occurredAt = daysAgo(5);
    for (let n = 0; n < 9; n++)
      await api.bdm.post('/interactions', talk({ leadId: lead.id, occurredAt, subject: `${n}` }));
    // Made and closed in one instant: two items with one id at one time.
    for (let n = 0; n < 6; n++) await api.bdm.post('/tasks', { title: `${n}`, status: 'done', companyId });
    await updateRows(api.db, 'task', { company_id: companyId }, { created_at: occurredAt, closed_at: occurredAt });
    const whole = await timeline(`/companies/${companyId}`);
    expect(whole.length).toBeGreaterThanOrEqual(21);
    const order = whole.map(({ at, id, kind }) => `${String(at)} ${id} ${kind}`);
    expect(order).toEqual(order.toSorted().reverse());
    for (const limit of [1, 2, 3, 7])
      expect(await timeline(`/companies/${companyId}`, api.viewer, limit)).toEqual(whole);
    const { rows, inserted } = await walk(api.viewer, `/companies/${companyId}/timeline?limit=4`, {
      insert: async () => (await api.bdm.post('/interactions', talk({ companyId }))).body.id,
    });
    expect(rows.filter(({ id }) => !inserted.has(id))).toEqual(whole);
  });

  it('shows a key nothing that its scopes do not let it read elsewhere', async () => {
    const companyId = await make.company();
    const contactId = await make.contact(companyId);
    const lead = await make.full.lead({ companyId, stage: 'qualified' });
    await api.bdm.post(
      '/interactions',
      talk({ leadId: lead.id, contactIds: [contactId], followUp: { title: 'Call' } }),
    );
    const seen = async (...scopes: string[]) =>
      new Set(kinds(await timeline(`/companies/${companyId}`, await api.key('viewer', ['companies:read', ...scopes]))));
    expect(await seen()).toEqual(new Set(['created']));
    expect(await seen('interactions:read')).toContain('interaction');
    expect(await seen('interactions:read')).not.toContain('task');
    expect(await seen('tasks:read')).toContain('task');
    expect(await seen('leads:read')).toContain('transition');
    expect((await (await api.key('reporting')).get(`/companies/${companyId}/timeline`)).status).toBe(403);
  });

  it.each(['companies', 'contacts', 'leads'])('of nothing is not found: %s', async (records) => {
    for (const id of [NOBODY, 'nonsense', '%00']) {
      const answer = await api.admin.get(`/${records}/${id}/timeline`);
      expect(answer.status).toBe(404);
      expect(answer.body.code).toMatch(/^(company|contact|lead)\.not_found$/);
    }
  });

  it.each([
    ['limit=0', '?limit'],
    ['limit=201', '?limit'],
    ['limit=1e1', '?limit'],
    ['limit=5&limit=6', '?limit'],
    ['cursor=', '?cursor'],
    ['cursor=%00', '?cursor'],
    [`cursor=${Buffer.from('["2026-01-01T00:00:00Z","x","task"]').toString('base64url')}`, '?cursor'],
    [`cursor=${Buffer.from(`["yesterday","${NOBODY}","task"]`).toString('base64url')}`, '?cursor'],
    [`cursor=${Buffer.from(`["2026-01-01T00:00:00Z","${NOBODY}","'; --"]`).toString('base64url')}`, '?cursor'],
    [`cursor=${Buffer.from('null').toString('base64url')}`, '?cursor'],
    ['sort=at', '?sort'],
    ['count=true', '?count'],
  ])('refuses %s', async (query, pointer) => {
    const answer = await api.viewer.get(`/companies/${await make.company()}/timeline?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ pointer }]);
  });
});

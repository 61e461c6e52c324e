import { v7 as uuidv7 } from 'uuid';
import type { TimelineItemView } from '../../src/interactions/timeline.view.js';
import { type Caller, startApi, type TestApi } from '../support/api.js';
import { walk } from '../support/walk.js';
import { daysAgo, given } from './given.js';

let api: TestApi;
let make: ReturnType<typeof given>;
beforeAll(async () => {
  api = await startApi();
  make = given(api);
});
afterAll(() => api.close());

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const talk = (change: object) => ({ kind: 'meeting', occurredAt: daysAgo(3), subject: 'Talk', ...change });
const timeline = async (path: string, caller: Caller = api.viewer, limit = 200) =>
  (await walk(caller, `${path}/timeline?limit=${limit}`)).rows as unknown as TimelineItemView[];
const kinds = (items: TimelineItemView[]) => items.map(({ kind }) => kind);

/** A line of a lead's history, as a move leaves it. */
async function moved(
  leadId: string,
  seq: number,
  move: { occurredOn: string; recordedAt: string; note?: string; kind?: string },
) {
  const { occurredOn, recordedAt, note = null, kind = 'stage' } = move;
  await api.db.query(
    `INSERT INTO lead_transition (id, lead_id, seq, kind, from_stage, to_stage, from_status, to_status, occurred_on, recorded_at,
       actor_name, note, days_in_stage)
     VALUES ($1, $2, $3, $4, 'first_contact', 'qualified', 'open', 'on_hold', $5, $6, 'An Janssens', $7, 3)`,
    [uuidv7(), leadId, seq, kind, occurredOn, recordedAt, note],
  );
}

describe('A timeline', () => {
  it('of a lead tells what was said, given to do, moved, proved and realised, newest first', async () => {
    const { id: leadId, companyId } = await make.lead(api.bdm);
    const contactId = await make.contact(companyId);
    const meeting = await api.bdm.post(
      '/interactions',
      talk({ leadId, contactIds: [contactId], summary: 'Long talk', occurredAt: '2026-03-01T10:00:00Z' }),
    );
    const task = await api.bdm.post('/tasks', { title: 'Send offers', leadId, dueOn: '2026-12-01' });
    await api.manager.patch(`/tasks/${task.body.id}`, { status: 'done' });
    await moved(leadId, 1, { occurredOn: '2026-03-02', recordedAt: '2026-03-02T11:00:00Z', note: 'All is known' });
    await moved(leadId, 2, { occurredOn: '2026-03-03', recordedAt: '2026-03-03T11:00:00Z', kind: 'status' });
    await api.db.query(
      `INSERT INTO lead_evidence (id, lead_id, kind, url, created_at, created_by)
       VALUES ($1, $2, 'press_release', 'https://lumenova.example/news', '2026-03-04T10:00:00Z', $3)`,
      [uuidv7(), leadId, api.bdm.id],
    );
    await api.db.query(
      `INSERT INTO lead_realisation (id, lead_id, as_of, jobs, capex_eur, created_at)
       VALUES ($1, $2, '2026-03-31', 40, 12000000, '2026-04-01T10:00:00Z')`,
      [uuidv7(), leadId],
    );
    const items = await timeline(`/leads/${leadId}`);
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'task_done', id: task.body.id, title: 'Send offers', actorName: 'manager 2', leadId, companyId },
      { kind: 'task', id: task.body.id, title: 'Send offers', detail: 'due 2026-12-01', actorName: 'bdm 3' },
    ]);
    expect(items.slice(-5)).toEqual([
      expect.objectContaining({
        kind: 'realisation',
        title: '40 jobs and 12000000 EUR by 2026-03-31',
        actorName: 'system',
      }),
      expect.objectContaining({ kind: 'evidence', type: 'press_release', detail: 'https://lumenova.example/news' }),
      expect.objectContaining({ kind: 'status', type: 'on_hold', title: 'open → on_hold' }),
      expect.objectContaining({
        kind: 'transition',
        type: 'qualified',
        title: 'first_contact → qualified',
        detail: 'All is known',
        actorName: 'An Janssens',
        at: '2026-03-02T11:00:00.000Z',
      }),
      {
        at: '2026-03-01T10:00:00.000Z',
        kind: 'interaction',
        id: meeting.body.id,
        type: 'meeting',
        title: 'Talk',
        detail: 'Long talk',
        actorName: 'bdm 3',
        leadId,
        leadReference: meeting.body.leadReference,
        companyId,
        contactId,
      },
    ]);
  });

  it('puts a move that was entered later at the end of the day it happened on, in Brussels', async () => {
    const { id: leadId } = await make.lead(api.bdm);
    await moved(leadId, 1, { occurredOn: '2026-06-30', recordedAt: '2026-07-10T09:00:00Z' });
    await moved(leadId, 2, { occurredOn: '2026-06-30', recordedAt: '2026-07-10T09:01:00Z', note: 'second' });
    await api.bdm.post('/interactions', talk({ leadId, occurredAt: '2026-06-30T21:59:00Z', subject: 'Same day' }));
    await api.bdm.post('/interactions', talk({ leadId, occurredAt: '2026-06-30T22:00:00Z', subject: 'Next day' }));
    const items = (await timeline(`/leads/${leadId}`)).filter(({ kind }) =>
      ['interaction', 'transition'].includes(kind),
    );
    expect(items.map(({ title, detail }) => detail ?? title)).toEqual([
      'Next day',
      'second',
      'first_contact → qualified',
      'Same day',
    ]);
    expect(items[1]!.at).toBe('2026-06-30T21:59:59.999Z');
  });

  it('of a company gathers what happened to its leads and its people, each thing once', async () => {
    const companyId = await make.company();
    const [staff, adviser] = [await make.contact(companyId, 'Chen Wei'), await make.contact(null, 'Ann Adviser')];
    await api.db.query('INSERT INTO contact_affiliation (contact_id, company_id) VALUES ($1, $2)', [
      adviser,
      companyId,
    ]);
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
    await api.db.query(
      `INSERT INTO consent (id, contact_id, purpose, lawful_basis, granted, wording, wording_version, occurred_at, source, created_at)
       VALUES ($1, $2, 'event_invitation', 'consent', true, 'May we?', '1', $3, 'Seminar form', now())`,
      [uuidv7(), staff, daysAgo(1)],
    );
    const items = await timeline(`/companies/${companyId}`);
    const idsOf = (kind: string) =>
      items
        .filter((item) => item.kind === kind)
        .map(({ id }) => id)
        .toSorted();
    expect(idsOf('interaction')).toEqual([all.body.id, onLead.body.id, withAdviser.body.id].toSorted());
    expect(idsOf('task')).toEqual(tasks.toSorted());
    expect(items.find(({ kind }) => kind === 'consent')).toMatchObject({
      title: 'agreed to event invitation',
      type: 'event_invitation',
      detail: 'Seminar form',
      contactId: staff,
    });
    expect(new Set(items.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(items.length);
  });

  it('of a contact tells what involved the person, and how the leads they are on move', async () => {
    const companyId = await make.company();
    const contactId = await make.contact(companyId);
    const lead = await make.lead(api.bdm, { companyId });
    await api.db.query('INSERT INTO lead_contact (lead_id, contact_id, added_at) VALUES ($1, $2, now())', [
      lead.id,
      contactId,
    ]);
    await moved(lead.id, 1, { occurredOn: '2026-03-02', recordedAt: '2026-03-02T11:00:00Z' });
    const met = await api.bdm.post('/interactions', talk({ contactIds: [contactId] }));
    await api.bdm.post('/interactions', talk({ leadId: lead.id }));
    const task = await api.bdm.post('/tasks', { title: 'Call', contactId });
    const items = await timeline(`/contacts/${contactId}`);
    expect(items.filter(({ kind }) => !['created'].includes(kind))).toMatchObject([
      { kind: 'task', id: task.body.id, contactId },
      { kind: 'interaction', id: met.body.id, contactId },
      { kind: 'transition', leadId: lead.id },
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
    await api.db.query('UPDATE task SET created_at = $2, closed_at = $2 WHERE company_id = $1', [
      companyId,
      occurredAt,
    ]);
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
    const lead = await make.lead(api.bdm, { companyId });
    await moved(lead.id, 1, { occurredOn: '2026-03-02', recordedAt: '2026-03-02T11:00:00Z' });
    await api.bdm.post(
      '/interactions',
      talk({ leadId: lead.id, contactIds: [contactId], followUp: { title: 'Call' } }),
    );
    const seen = async (...scopes: string[]) =>
      new Set(kinds(await timeline(`/companies/${companyId}`, await api.key('viewer', ['companies:read', ...scopes]))));
    expect(await seen()).toEqual(new Set(companyHistory));
    expect(await seen('interactions:read')).toContain('interaction');
    expect(await seen('interactions:read')).not.toContain('task');
    expect(await seen('tasks:read')).toContain('task');
    expect(await seen('leads:read')).toContain('transition');
    const reporting = await (await api.key('reporting')).get(`/companies/${companyId}/timeline`);
    expect(reporting.status).toBe(403);
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

/** What `given` leaves in the audit trail of a company: nothing, as long as it writes rows itself. */
const companyHistory: string[] = [];

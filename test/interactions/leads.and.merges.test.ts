import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { type Caller, useApi } from '../support/api.js';
import { daysAgo, given } from './given.js';

const { api } = useApi();
const make = given(api);

const today = () => getLocalDate(AGENCY_ZONE, new Date());
const buildNoon = (day: string) => `${day}T11:00:00Z`;
const talk = (change: object) => ({ kind: 'meeting', occurredAt: daysAgo(3), subject: 'Talk', ...change });
const staleSince = async (leadId: string) => (await api.bdm.get(`/leads/${leadId}`)).body.staleSince as string | null;
const missingFor = async (leadId: string, stage: string) => {
  const { body } = await api.bdm.get(`/leads/${leadId}/gates`);
  const gate = (body.items ?? body).find((one: { stage: string }) => one.stage === stage);
  return JSON.stringify(gate.missing);
};

describe('A lead without interactions', () => {
  it('is stale from the ninetieth day on, and no longer once somebody has spoken to it', async () => {
    const receivedOn = addDays(today(), -200);
    const lead = await make.lead(api.bdm, { receivedOn });
    expect(await staleSince(lead.id)).toBe(addDays(receivedOn, 90));
    const log = (days: number) =>
      api.bdm.post('/interactions', talk({ leadId: lead.id, occurredAt: buildNoon(addDays(today(), -days)) }));
    await log(91);
    expect(await staleSince(lead.id)).toBe(addDays(today(), -1));
    await log(90);
    expect(await staleSince(lead.id)).toBe(today());
    const { body } = await log(89);
    expect(await staleSince(lead.id)).toBeNull();
    await api.bdm.delete(`/interactions/${body.id}`);
    expect(await staleSince(lead.id)).toBe(today());
    await api.bdm.post(`/interactions/${body.id}/restore`);
    expect(await staleSince(lead.id)).toBeNull();
  });

  it('does not pass the gates that ask for one, and for a site visit', async () => {
    const lead = await make.full.lead({ stage: 'proposal' });
    expect(await missingFor(lead.id, 'shortlisted')).toContain('site');
    const { body } = await api.bdm.post('/interactions', talk({ leadId: lead.id, kind: 'site_visit' }));
    expect(await missingFor(lead.id, 'shortlisted')).not.toContain('siteVisit');
    await api.bdm.patch(`/interactions/${body.id}`, { kind: 'call' });
    expect(await missingFor(lead.id, 'shortlisted')).toContain('siteVisit');
    const fresh = await make.lead(api.bdm);
    expect(await missingFor(fresh.id, 'qualified')).toContain('interaction');
    await api.bdm.post('/interactions', talk({ leadId: fresh.id }));
    expect(await missingFor(fresh.id, 'qualified')).not.toContain('interaction');
  });

  it('has its next task shown, with the follow-up among them', async () => {
    const lead = await make.lead(api.bdm);
    const followUp = { title: 'Send offers', dueOn: addDays(today(), 5) };
    const { body } = await api.bdm.post('/interactions', talk({ leadId: lead.id, followUp }));
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.nextTask).toMatchObject({
      id: body.followUpTaskId,
      ...followUp,
    });
    await api.bdm.patch(`/tasks/${body.followUpTaskId}`, { status: 'done' });
    expect((await api.bdm.get(`/leads/${lead.id}`)).body.nextTask).toBeNull();
  });

  it('that is archived takes no new ones', async () => {
    const lead = await make.lead(api.bdm);
    const { body } = await api.bdm.post('/interactions', talk({ leadId: lead.id }));
    await api.bdm.delete(`/leads/${lead.id}`);
    const late = await api.bdm.post('/interactions', talk({ leadId: lead.id }));
    expect(late.body.errors).toMatchObject([{ pointer: '/leadId', code: 'reference.archived' }]);
    // What is there already stays repairable.
    const repaired = await api.bdm.patch(`/interactions/${body.id}`, {
      leadId: lead.id,
      companyId: null,
      outcome: 'x',
    });
    expect([repaired.status, repaired.body.companyId]).toEqual([200, lead.companyId]);
  });
});

describe('Merging', () => {
  const events = async (path: string, caller: Caller = api.viewer) =>
    (await caller.get(`${path}/timeline?limit=200`)).body.items as {
      kind: string;
      id: string;
      detail: string | null;
    }[];

  it('two companies brings interactions, tasks and history together under the one that stays', async () => {
    const [stays, goes] = [await make.company(), await make.company({ name: 'Gone Lighting' })];
    const lead = await make.lead(api.bdm, { companyId: goes });
    const onLead = await api.bdm.post('/interactions', talk({ leadId: lead.id }));
    const direct = await api.bdm.post('/interactions', talk({ companyId: goes, followUp: { title: 'Call back' } }));
    const merged = await api.manager.post(`/companies/${stays}/merge`, { sourceId: goes });
    expect(merged.status).toBe(200);
    for (const { body } of [onLead, direct]) {
      expect((await api.bdm.get(`/interactions/${body.id}`)).body).toMatchObject({ companyId: stays, version: 2 });
    }
    expect((await api.bdm.get(`/tasks/${direct.body.followUpTaskId}`)).body.companyId).toBe(stays);
    expect((await api.bdm.get(`/interactions?companyId=${goes}&archived=any&count=true`)).body.total).toBe(0);
    const items = await events(`/companies/${stays}`);
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining([onLead.body.id, direct.body.id, direct.body.followUpTaskId]),
    );
    expect(items.find(({ kind }) => kind === 'merged')).toMatchObject({ detail: 'with Gone Lighting' });
    const { rows } = await api.db.query(
      `SELECT lead_id, changes FROM audit_entry WHERE entity_id = $1 AND action = 'updated'`,
      [onLead.body.id],
    );
    expect(rows).toEqual([{ lead_id: lead.id, changes: { companyId: { before: goes, after: stays } } }]);
  });

  it('two contacts keeps each interaction once, also where both took part', async () => {
    const companyId = await make.company();
    const [stays, goes] = [await make.contact(companyId, 'Li Na'), await make.contact(companyId, 'Li N.')];
    const both = await api.bdm.post('/interactions', talk({ contactIds: [stays, goes] }));
    const one = await api.bdm.post('/interactions', talk({ contactIds: [goes] }));
    const task = await api.bdm.post('/tasks', { title: 'Call', contactId: goes });
    expect((await api.manager.post(`/contacts/${stays}/merge`, { sourceId: goes })).status).toBe(200);
    for (const { body } of [both, one]) {
      expect((await api.bdm.get(`/interactions/${body.id}`)).body.contactIds).toEqual([stays]);
    }
    expect((await api.bdm.get(`/tasks/${task.body.id}`)).body.subject).toMatchObject({ kind: 'contact', id: stays });
    const ids = (await events(`/contacts/${stays}`)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([both.body.id, one.body.id, task.body.id]));
  });
});

import { type Caller, startApi, type TestApi } from '../support/api.js';
import { Make, type Made } from '../support/make.js';

let api: TestApi;
let make: Make;
let other: Caller;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
  other = await api.user('bdm', 'Other Owner');
});
afterAll(() => api.close());

const readLead = async (id: string) => (await api.admin.get(`/leads/${id}`)).body;
const change = async (body: object, caller: Caller = api.bdm): Promise<Made> => {
  const answer = await caller.post('/leads/bulk-updates', { ...body, dryRun: false });
  expect([answer.status, answer.body.skipped]).toEqual([200, []]);
  return answer.body;
};
const undo = async ({ id }: Made, caller: Caller = api.bdm): Promise<Made> => {
  const answer = await caller.post(`/leads/bulk-updates/${id}/undo`);
  expect(answer.status).toBe(200);
  return answer.body;
};

describe('The undo of a change of many leads', () => {
  it('gives back every field that can be changed together, also those that follow from others', async () => {
    const company = await make.company({ country: 'BE' });
    const agreement = await make.agreement();
    const leads = [
      await make.lead({ tags: ['a'], sector: '26.11', sectorVersion: '2.0', capexUndisclosed: true }),
      await make.lead({
        sector: '27.40',
        capex: { amount: 5_000_000, currency: 'CNY', rate: 0.13, rateOn: '2026-03-02' },
        screening: { status: 'filed', filedOn: '2026-05-01' },
        sites: [{ name: 'Corda Campus', municipality: 'Hasselt', shortlisted: true }],
        competitorLocations: [{ country: 'NL', region: 'Eindhoven' }],
        contactIds: [(await make.contact()).id],
        expectedDecisionOn: '2030-01-01',
        drivers: ['logistics'],
      }),
    ];
    const contact = await make.contact();
    const changes = {
      source: { channel: 'agreement', agreementId: agreement.id, detail: 'By phone' },
      companyId: company.id,
      contactIds: [contact.id],
      projectManagerId: other.id,
      teamIds: [other.id],
      receivedOn: '2026-02-03',
      investmentType: 'expansion',
      businessActivity: 'logistics',
      sector: '28.11',
      description: 'Described',
      requirements: 'Required',
      drivers: ['talent'],
      consideringElsewhere: true,
      competitorLocations: [{ country: 'DE' }],
      capex: { amount: 7_000_000, currency: 'USD' },
      jobsExpected: 12,
      jobsSafeguarded: 2,
      likelihood: 'high',
      expectedDecisionOn: '2031-01-01',
      expectedLandingOn: '2032-01-01',
      screening: { status: 'cleared', conditions: 'None' },
      siteVisitWaivedReason: 'Seen',
      sites: [{ name: 'Genk', chosen: true }],
      incentivesRequested: true,
      involvement: 'decisive',
      confidential: false,
    };
    const done = await change({ ids: leads.map(({ id }) => id), changes, addTags: ['x'], removeTags: ['a'] });
    for (const { id } of leads) expect(await readLead(id)).toMatchObject({ jobsExpected: 12, tags: ['x'] });
    const undone = await undo(done);
    expect([undone.restored.length, undone.left]).toEqual([2, []]);
    for (const lead of leads) {
      const { updatedAt } = await readLead(lead.id);
      expect(await readLead(lead.id)).toEqual({ ...lead, updatedAt, version: 3 });
    }
  });

  it('leaves a status that it changed and names it, and gives back the rest', async () => {
    const lead = await make.lead({ likelihood: 'low' });
    const status = { status: 'on_hold', note: 'Waiting' };
    const done = await change({ ids: [lead.id], changes: { likelihood: 'high' }, status });
    const undone = await undo(done);
    expect(undone.restored.map(({ id }: Made) => id)).toEqual([lead.id]);
    expect(undone.left).toEqual([
      { id: lead.id, field: 'status', code: 'bulk_update.kept', detail: expect.stringContaining('status') },
    ]);
    expect(await readLead(lead.id)).toMatchObject({ likelihood: 'low', status: 'on_hold' });
  });

  it('names no status that is the former one again', async () => {
    const lead = await make.lead();
    const done = await change({ ids: [lead.id], status: { status: 'on_hold', note: 'Waiting' } });
    await api.bdm.post(`/leads/${lead.id}/status`, { status: 'open', note: 'Goes on' });
    expect(await undo(done)).toEqual({ id: done.id, restored: [], left: [] });
  });

  it('gives back a lead that was passed on, as long as nobody has touched it', async () => {
    const [untouched, touched] = [await make.lead(), await make.lead()];
    const done = await change({ ids: [untouched.id, touched.id], changes: { ownerId: other.id } });
    expect((await api.bdm.patch(`/leads/${untouched.id}`, { jobsExpected: 1 })).body.code).toBe('lead.not_yours');
    expect((await other.patch(`/leads/${touched.id}`, { jobsExpected: 1 })).status).toBe(200);
    const undone = await undo(done);
    expect(undone.restored.map(({ id }: Made) => id)).toEqual([untouched.id]);
    expect(undone.left).toMatchObject([{ id: touched.id, field: null, code: 'lead.not_yours' }]);
    expect((await readLead(untouched.id)).ownerId).toBe(api.bdm.id);
    expect((await readLead(touched.id)).ownerId).toBe(other.id);
    const { items } = (await api.admin.get(`/audit?entityId=${untouched.id}&sort=at`)).body;
    expect(items.map(({ actorId }: Made) => actorId)).toEqual([api.bdm.id, api.bdm.id, api.bdm.id]);
  });

  it('gives a lead that was passed on back for a day only, and only to the role that passed it on', async () => {
    const [late, demoted] = [await make.lead(), await make.lead()];
    const lateChange = await change({ ids: [late.id], changes: { ownerId: other.id } });
    await api.db.query(`UPDATE bulk_update SET created_at = created_at - interval '25 hours' WHERE id = $1`, [
      lateChange.id,
    ]);
    expect((await undo(lateChange)).left).toMatchObject([{ id: late.id, code: 'lead.not_yours' }]);
    const demotedChange = await change({ ids: [demoted.id], changes: { ownerId: other.id } });
    await api.db.query(`UPDATE bulk_update SET created_by_role = 'manager' WHERE id = $1`, [demotedChange.id]);
    expect((await undo(demotedChange)).left).toMatchObject([{ id: demoted.id, code: 'lead.not_yours' }]);
  });

  it('tells nothing of a lead that was made confidential since, and does not give it back', async () => {
    const lead = await make.lead({ title: 'Nightjar plant' });
    const done = await change({ ids: [lead.id], changes: { ownerId: other.id } });
    await other.patch(`/leads/${lead.id}`, { confidential: true, codename: 'Nightjar' });
    const answer = await api.bdm.post(`/leads/bulk-updates/${done.id}/undo`);
    expect(answer.body).toMatchObject({ restored: [], left: [{ id: lead.id, field: null, code: 'lead.not_found' }] });
    expect(answer.text).not.toContain('Nightjar');
    expect((await readLead(lead.id)).ownerId).toBe(other.id);
  });

  it('leaves a lead that the change itself has hidden from the caller', async () => {
    const lead = await make.lead({ codename: 'Dunlin' });
    const done = await change({ ids: [lead.id], changes: { ownerId: other.id, confidential: true } });
    expect((await undo(done)).left).toMatchObject([{ id: lead.id, field: null, code: 'lead.not_found' }]);
    expect(await readLead(lead.id)).toMatchObject({ ownerId: other.id, confidential: true });
  });

  it('leaves a field that the stage requires by now, with the reason', async () => {
    const lead = await make.lead({ stage: 'qualified', jobsExpected: 4 });
    const early = await make.lead();
    const done = await change({ ids: [lead.id, early.id], changes: { jobsExpected: 9 } });
    await make.advance(early.id, 'qualified');
    await api.bdm.patch(`/leads/${early.id}`, { jobsExpected: 9 });
    const undone = await undo(done);
    expect(undone.restored.map(({ id }: Made) => id)).toEqual([lead.id]);
    expect(undone.left).toMatchObject([{ id: early.id, field: null, code: 'lead.gate_unmet' }]);
    expect((await readLead(early.id)).jobsExpected).toBe(9);
  });

  it('needs the right to change leads still', async () => {
    const caller = await api.user('bdm');
    const lead = await make.lead({ by: caller });
    const done = await change({ ids: [lead.id], changes: { likelihood: 'high' } }, caller);
    await api.admin.patch(`/users/${caller.id}`, { role: 'viewer' });
    const answer = await caller.post(`/leads/bulk-updates/${done.id}/undo`);
    expect([401, 403]).toContain(answer.status);
    expect((await readLead(lead.id)).likelihood).toBe('high');
  });
});

import { useApi } from '../support/api.js';
import type { Made } from '../support/make.js';

const { api, make } = useApi();

const readLead = async (id: string) => (await api.admin.get(`/leads/${id}`)).body;
const findIds = (rows: Made[]) => rows.map(({ id }) => id).toSorted();

describe('A change of many leads', () => {
  it('says what it would do, and does it only when told so', async () => {
    const leads = [await make.lead({ tags: ['a', 'b'] }), await make.lead({ tags: ['c'] })];
    const body = { ids: findIds(leads), changes: { likelihood: 'high' }, addTags: ['c', 'd'], removeTags: ['a'] };
    const plan = await api.bdm.post('/leads/bulk-updates', body);
    expect([plan.status, plan.body.dryRun, findIds(plan.body.succeeded)]).toEqual([200, true, findIds(leads)]);
    for (const lead of leads) expect(await readLead(lead.id)).toEqual(lead);
    const done = await api.bdm.post('/leads/bulk-updates', { ...body, dryRun: false });
    expect(plan.body.id).toBeNull();
    expect(done.body).toEqual({ ...plan.body, id: expect.any(String), dryRun: false });
    expect(await readLead(leads[0].id)).toMatchObject({ likelihood: 'high', tags: ['b', 'c', 'd'], version: 2 });
    expect(await readLead(leads[1].id)).toMatchObject({ likelihood: 'high', tags: ['c', 'd'], version: 2 });
  });

  it('skips leads by their own rights and rules, and changes nothing of them', async () => {
    const [mine, closed, advanced] = [await make.lead(), await make.lead(), await make.lead({ stage: 'qualified' })];
    const theirs = await make.lead({ ownerId: api.manager.id });
    const secret = await make.lead({ by: api.manager, confidential: true, codename: 'Heron' });
    await api.bdm.post(`/leads/${closed.id}/status`, { status: 'abandoned', reason: 'no_response' });
    const ids = [mine, closed, advanced, theirs, secret].map(({ id }) => id);
    const status = { status: 'on_hold', note: 'Waiting' };
    const { body } = await api.bdm.post('/leads/bulk-updates', {
      ids,
      changes: { requirements: null },
      status,
      dryRun: false,
    });
    expect(findIds(body.succeeded)).toEqual([mine.id]);
    expect(new Map(body.skipped.map(({ id, code }: Made) => [id, code]))).toEqual(
      new Map([
        [closed.id, 'lead.status_not_allowed'],
        [advanced.id, 'lead.gate_unmet'],
        [theirs.id, 'lead.not_yours'],
        [secret.id, 'lead.not_found'],
      ]),
    );
    expect(await readLead(mine.id)).toMatchObject({ status: 'on_hold' });
    expect(await readLead(theirs.id)).toEqual(theirs);
    expect(await readLead(advanced.id)).toEqual(advanced);
  });

  it('takes the filters of the list, with me for the caller', async () => {
    const company = await make.company();
    const [mine, theirs] = [
      await make.lead({ companyId: company.id }),
      await make.lead({ companyId: company.id, ownerId: api.manager.id }),
    ];
    const filter = { companyId: company.id, ownerId: 'me', stage: ['first_contact', 'qualified'] };
    const { body } = await api.bdm.post('/leads/bulk-updates', { filter, addTags: ['x'], dryRun: false });
    expect([findIds(body.succeeded), body.skipped]).toEqual([[mine.id], []]);
    expect((await readLead(theirs.id)).tags).toEqual([]);
  });

  const ID = '0199ffff-ffff-7fff-8fff-ffffffffffff';
  it.each([
    ['neither ids nor a filter', { addTags: ['x'] }, '/ids'],
    ['both', { ids: [ID], filter: {}, addTags: ['x'] }, '/ids'],
    ['no ids', { ids: [], addTags: ['x'] }, '/ids'],
    ['nothing to change', { ids: [ID] }, '/changes'],
    ['a wrong filter', { filter: { stage: 'won' }, addTags: ['x'] }, '/filter/stage'],
    ['an order', { filter: { sort: 'title' }, addTags: ['x'] }, '/filter/sort'],
    ['a wrong field', { ids: [ID], changes: { jobsExpected: -1 } }, '/changes/jobsExpected'],
    ['a title for all', { ids: [ID], changes: { title: 'Alike' } }, '/changes/title'],
  ])('is refused with %s', async (_, body, pointer) => {
    const answer = await api.bdm.post('/leads/bulk-updates', body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('happens once when the request is repeated with its key', async () => {
    const lead = await make.lead();
    const body = { ids: [lead.id], addTags: ['once'], dryRun: false };
    const headers = { 'idempotency-key': 'bulk-once' };
    const first = await api.bdm.post('/leads/bulk-updates', body, headers);
    expect((await api.bdm.post('/leads/bulk-updates', body, headers)).body).toEqual(first.body);
    expect((await readLead(lead.id)).version).toBe(2);
  });
});

import { useApi } from '../support/api.js';
import { getStageFields, type Made } from '../support/make.js';

const { api, make } = useApi();

const TALK = { kind: 'call', occurredAt: '2026-03-12T13:30:00Z', subject: 'Requirements' };
const findPointers = (body: Made) => body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted();
const readLead = async (id: string) => (await api.admin.get(`/leads/${id}`)).body;
const countInteractions = async (id: string) =>
  (await api.admin.get(`/interactions?leadId=${id}&count=true`)).body.total;

describe('A transition that brings what its gate requires', () => {
  let contactIds: string[];
  beforeAll(async () => {
    contactIds = [(await make.contact()).id];
  });
  const buildQualified = () => ({
    to: 'qualified',
    changes: { ...getStageFields('qualified'), contactIds },
    interaction: TALK,
  });

  it('changes the lead, records the interaction and moves it in one request', async () => {
    const lead = await make.lead();
    const answer = await api.bdm.post(
      `/leads/${lead.id}/transitions`,
      { ...buildQualified(), note: 'On the phone' },
      { 'if-match': `"${lead.version}"` },
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ fromStage: 'first_contact', toStage: 'qualified', note: 'On the phone' });
    expect(answer.body.lead).toMatchObject({ stage: 'qualified', jobsExpected: 40, contactIds });
    expect(answer.headers.get('etag')).toBe(`"${answer.body.lead.version}"`);
    expect(await readLead(lead.id)).toEqual(answer.body.lead);
    expect(await countInteractions(lead.id)).toBe(1);
    const { items } = (await api.admin.get(`/audit?entityId=${lead.id}&sort=at`)).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual(['created', 'updated', 'moved']);
  });

  it('does nothing of this if something is still missing, and the errors point into the body', async () => {
    const lead = await make.lead();
    const changes = { ...getStageFields('qualified'), jobsExpected: null, contactIds: [] };
    const { status, body } = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal', changes });
    expect([status, body.code]).toEqual([422, 'lead.gate_unmet']);
    expect(findPointers(body)).toEqual([
      '/changes/contactIds',
      '/changes/jobsExpected',
      '/changes/likelihood',
      '/changes/projectManagerId',
      '/changes/screening/status',
      '/interaction',
    ]);
    const talked = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified', interaction: TALK });
    expect([talked.status, findPointers(talked.body).includes('/interaction')]).toEqual([422, false]);
    expect(await readLead(lead.id)).toEqual(lead);
    expect(await countInteractions(lead.id)).toBe(0);
  });

  it('without any of this points into the lead, as the gates do', async () => {
    const lead = await make.lead({ stage: 'qualified' });
    const { body } = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'proposal' });
    expect(findPointers(body)).toEqual(['/likelihood', '/projectManagerId', '/screening/status']);
  });

  const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';
  it.each([
    ['a wrong number', { changes: { jobsExpected: -1 } }, 422, '/changes/jobsExpected'],
    ['an unknown field', { changes: { stage: 'invested' } }, 422, '/changes/stage'],
    ['an unknown company', { changes: { companyId: NOBODY } }, 422, '/changes/companyId'],
    [
      'an amount in an unknown currency',
      { changes: { capex: { amount: 1, currency: 'TWD' } } },
      422,
      '/changes/capex/rate',
    ],
    ['a cleared field', { changes: { title: null } }, 422, '/changes/title'],
    ['a wrong interaction', { interaction: { ...TALK, kind: 'dream' } }, 422, '/interaction/kind'],
    [
      'an interaction in the future',
      { interaction: { ...TALK, occurredAt: '2199-01-01T00:00:00Z' } },
      422,
      '/interaction/occurredAt',
    ],
    [
      'an interaction with an unknown person',
      { interaction: { ...TALK, contactIds: [NOBODY] } },
      422,
      '/interaction/contactIds/0',
    ],
    ['an interaction of another lead', { interaction: { ...TALK, leadId: NOBODY } }, 422, '/interaction/leadId'],
    [
      'figures of the future',
      { realisations: [{ asOf: '2199-01-01', jobs: 1, capexEur: 1 }] },
      422,
      '/realisations/0/asOf',
    ],
    [
      'figures of one day twice',
      { realisations: [1, 2].map((jobs) => ({ asOf: '2026-01-01', jobs, capexEur: 1 })) },
      409,
      '/realisations/1/asOf',
    ],
  ])('is refused with %s, which the error points at', async (_, parts, status, pointer) => {
    const lead = await make.lead({ receivedOn: '2025-01-01' });
    const answer = await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified', ...parts });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([status, pointer]);
    expect(await readLead(lead.id)).toEqual(lead);
  });

  it('can win a lead with its local company, by a manager who has no part in it, but not with its figures', async () => {
    const lead = await make.lead({ stage: 'announced' });
    const localCompanyId = (await make.company({ country: 'BE' })).id;
    const win = { to: 'invested', changes: { ...getStageFields('invested'), localCompanyId } };
    const realisation = { asOf: lead.announcedOn, jobs: 4, capexEur: 1_000_000 };
    const taken = { ...win, changes: { ...win.changes, ownerId: api.manager.id }, realisations: [realisation] };
    for (const body of [taken, { ...win, realisations: [realisation] }]) {
      const refused = await api.manager.post(`/leads/${lead.id}/transitions`, body);
      expect(refused.problem).toEqual([403, 'lead.second_pair_of_eyes']);
      expect(await readLead(lead.id)).toEqual(lead);
    }
    expect((await api.bdm.post(`/leads/${lead.id}/realisations`, realisation)).status).toBe(201);
    const { status, body } = await api.manager.post(`/leads/${lead.id}/transitions`, win);
    expect([status, body.lead.status, body.lead.realisations]).toEqual([
      201,
      'won',
      [expect.objectContaining({ jobs: 4 })],
    ]);
  });

  it('may pass the lead on to a colleague', async () => {
    const [lead, colleague] = [await make.lead(), await api.user('bdm')];
    const body = { ...buildQualified(), changes: { ...buildQualified().changes, ownerId: colleague.id } };
    const answer = await api.bdm.post(`/leads/${lead.id}/transitions`, body);
    expect([answer.status, answer.body.lead.ownerId]).toEqual([201, colleague.id]);
  });

  it('needs the right to each part, and the present version', async () => {
    const lead = await make.lead();
    const path = `/leads/${lead.id}/transitions`;
    expect((await (await api.user('bdm')).post(path, buildQualified())).problem).toEqual([403, 'lead.not_yours']);
    const key = await (await api.key('manager', ['leads:write', 'leads:read'])).post(path, buildQualified());
    expect(key.problem).toEqual([403, 'auth.forbidden']);
    const stale = await api.bdm.post(path, buildQualified(), { 'if-match': '"0"' });
    expect(stale.problem).toEqual([412, 'request.stale_version']);
    expect(await readLead(lead.id)).toEqual(lead);
    expect(await countInteractions(lead.id)).toBe(0);
  });

  it('happens once when the request is repeated with its key', async () => {
    const lead = await make.lead();
    const headers = { 'idempotency-key': 'transition-at-once' };
    const first = await api.bdm.post(`/leads/${lead.id}/transitions`, buildQualified(), headers);
    const again = await api.bdm.post(`/leads/${lead.id}/transitions`, buildQualified(), headers);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(await countInteractions(lead.id)).toBe(1);
  });
});

import { startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());

const triage = async (id: string, body: object = {}) =>
  (await api.viewer.post(`/leads/${id}/screening/triage`, body)).body;
const codes = (answer: { reasons: { code: string }[] }) => answer.reasons.map(({ code }) => code);
const asked = (answer: { unknowns: { field: string }[] }) => answer.unknowns.map(({ field }) => field);

describe('The screening triage', () => {
  it('says that a greenfield is out of scope, and still flags LEDs', async () => {
    const lead = await make.lead({ investmentType: 'greenfield', title: 'LED modules' });
    const answer = await triage(lead.id);
    expect(answer).toMatchObject({ suggestion: 'out_of_scope', ruleset: 'BE-2023-07', deadlines: null });
    expect(codes(answer)).toEqual(['greenfield', 'led_may_be_semiconductor']);
  });

  it('asks for what it does not know, and knows where the company has its seat', async () => {
    const lead = await make.lead({ investmentType: 'merger_acquisition' });
    const answer = await triage(lead.id);
    expect(answer.suggestion).toBe('assess_further');
    expect(asked(answer)).toEqual(['votingRightsPercent', 'sensitiveAreas']);
    expect(answer.facts).toMatchObject({ investorOutsideEu: true, investmentType: 'merger_acquisition' });
    const filed = await triage(lead.id, { votingRightsPercent: 30, sensitiveAreas: ['robotics'] });
    expect(filed).toMatchObject({ suggestion: 'to_file', deadlines: expect.stringContaining('30 days') });
  });

  it('looks above a European company for a seat outside the Union', async () => {
    const parent = await make.company({ country: 'CN' });
    const daughter = await make.company({ country: 'DE', parentId: parent.id });
    const lone = await make.company({ country: 'DE' });
    const body = { investmentType: 'merger_acquisition' };
    const outside = await make.lead({ ...body, companyId: daughter.id });
    const unknown = await make.lead({ ...body, companyId: lone.id });
    expect((await triage(outside.id)).facts.investorOutsideEu).toBe(true);
    expect(asked(await triage(unknown.id))).toContain('investorOutsideEu');
    expect((await triage(unknown.id, { investorOutsideEu: false })).suggestion).toBe('out_of_scope');
  });

  it('stores nothing: a person sets the status', async () => {
    const lead = await make.lead({ investmentType: 'greenfield' });
    await triage(lead.id);
    expect((await api.bdm.get(`/leads/${lead.id}`)).body).toEqual(lead);
    const set = await api.bdm.patch(`/leads/${lead.id}`, { screening: { status: 'out_of_scope' } });
    expect(set.body.screening).toEqual({
      status: 'out_of_scope',
      filedOn: null,
      dueOn: null,
      conditions: null,
      ruleset: 'BE-2023-07',
    });
    const cleared = await api.bdm.patch(`/leads/${lead.id}`, {
      screening: { status: 'cleared_with_conditions', conditions: 'Keeps R&D here', ruleset: 'BE-2028-01' },
    });
    expect(cleared.body.screening).toMatchObject({ conditions: 'Keeps R&D here', ruleset: 'BE-2028-01' });
    expect((await api.bdm.patch(`/leads/${lead.id}`, { screening: null })).body.screening).toEqual({
      status: 'not_assessed',
      filedOn: null,
      dueOn: null,
      conditions: null,
      ruleset: null,
    });
  });
});

import { useApi } from '../support/api.js';

const { api, make } = useApi();

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

  it('asks for the main place of activity of an investor whose seat is in the Union', async () => {
    const lone = await make.company({ country: 'DE' });
    const lead = await make.lead({ companyId: lone.id, investmentType: 'merger_acquisition' });
    const { unknowns } = await triage(lead.id);
    const asksOutside = unknowns.find(({ field }: { field: string }) => field === 'investorOutsideEu');
    expect(asksOutside.question).toContain('main place of activity');
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

describe('A filing', () => {
  const screen = (id: string, screening: object) => api.bdm.patch(`/leads/${id}`, { screening });

  it('needs the day on which it was sent, also for a new lead', async () => {
    const lead = await make.lead({ screening: { status: 'to_file' } });
    for (const answer of [
      await screen(lead.id, { status: 'filed' }),
      await api.bdm.post('/leads', {
        title: 'Plant',
        companyId: lead.companyId,
        source: { channel: 'web' },
        screening: { status: 'filed' },
      }),
    ]) {
      const { pointer, code } = answer.body.errors[0];
      expect([answer.status, answer.body.code, pointer]).toEqual([
        422,
        'lead.screening_filed_on_required',
        '/screening/filedOn',
      ]);
      expect(code).toBe('screening_filed_on_required');
    }
    expect((await screen(lead.id, { filedOn: '2026-03-01' })).body.screening.dueOn).toBeNull();
    expect((await screen(lead.id, { status: 'filed' })).body.screening).toMatchObject({
      status: 'filed',
      filedOn: '2026-03-01',
      dueOn: '2026-03-31',
    });
    const emptied = await screen(lead.id, { filedOn: null });
    expect([emptied.status, emptied.body.errors[0].pointer]).toEqual([422, '/screening/filedOn']);
  });

  it('is due for an answer after 30 days, and is moved with its day', async () => {
    const lead = await make.lead({ screening: { status: 'to_file' } });
    const due = async (screening: object) => (await screen(lead.id, screening)).body.screening.dueOn;
    expect(await due({ status: 'filed', filedOn: '2026-02-10' })).toBe('2026-03-12');
    expect(await due({ conditions: 'Extended' })).toBe('2026-03-12');
    expect(await due({ filedOn: '2026-02-11' })).toBe('2026-03-13');
    expect(await due({ filedOn: '2026-02-12', dueOn: null })).toBeNull();
    expect(await due({ filedOn: '2026-02-13' })).toBe('2026-03-15');
    expect(await due({ filedOn: '2026-02-14', dueOn: '2026-04-09' })).toBe('2026-04-09');
  });

  it('keeps the day on which the answer is due when a colleague has entered it', async () => {
    const lead = await make.lead({ screening: { status: 'to_file', dueOn: '2026-02-15' } });
    const due = async (screening: object) => (await screen(lead.id, screening)).body.screening.dueOn;
    expect(await due({ status: 'filed', filedOn: '2026-02-10' })).toBe('2026-02-15');
    expect(await due({ dueOn: '2026-04-09' })).toBe('2026-04-09');
    expect(await due({ status: 'filed', conditions: 'Extended' })).toBe('2026-04-09');
    expect(await due({ filedOn: '2026-02-11' })).toBe('2026-04-09');
  });

  it('of an earlier release without its day can still be edited', async () => {
    const lead = await make.lead();
    await api.db.query(`UPDATE lead SET screening_status = 'filed' WHERE id = $1`, [lead.id]);
    expect((await screen(lead.id, { status: 'filed', conditions: 'Asked for more' })).status).toBe(200);
    expect((await screen(lead.id, { filedOn: '2026-02-10' })).body.screening.dueOn).toBe('2026-03-12');
  });
});

import { type Answer, useApi } from '../support/api.js';
import { insertRow } from '../support/rows.js';

const { api, make } = useApi();

const summarise = ({ status, body }: Answer) => [
  status,
  body.code,
  body.errors?.map((one: { pointer: string }) => one.pointer),
];
const CODE = 'lead.dates_out_of_order';

/** Changes days of a lead past the service. */
async function updateDays(id: string, days: Record<string, string>): Promise<void> {
  const columns = Object.keys(days).map((column, index) => `${column} = $${index + 2}`);
  await api.db.query(`UPDATE lead SET ${columns.join(', ')} WHERE id = $1`, [id, ...Object.values(days)]);
}

describe('The days of a lead', () => {
  it('are in order when it is made', async () => {
    const { id: companyId } = await make.company();
    const body = { title: 'Halls', companyId, source: { channel: 'web' }, receivedOn: '2026-03-01' };
    const post = (days: object) => api.bdm.post('/leads', { ...body, ...days });
    expect(summarise(await post({ announcedOn: '2026-02-28' }))).toEqual([422, CODE, ['/announcedOn']]);
    expect(summarise(await post({ propositionSentOn: '2026-02-28' }))).toEqual([422, CODE, ['/propositionSentOn']]);
    expect(summarise(await post({ propositionSentOn: '2026-04-02', announcedOn: '2026-04-01' }))).toEqual([
      422,
      CODE,
      ['/announcedOn'],
    ]);
    expect((await post({ propositionSentOn: '2026-03-01', announcedOn: '2026-03-01' })).status).toBe(201);
    const landing = (days: object) => post({ expectedLandingOn: '2027-03-01', ...days });
    expect(summarise(await landing({ expectedDecisionOn: '2027-03-02' }))).toEqual([422, CODE, ['/expectedLandingOn']]);
    expect(summarise(await landing({ receivedOn: '2027-03-02' }))).toEqual([422, CODE, ['/expectedLandingOn']]);
    expect((await landing({ expectedDecisionOn: '2027-03-01' })).status).toBe(201);
    const screening = { status: 'filed', filedOn: '2026-02-28' };
    expect((await post({ screening })).status).toBe(201);
  });

  it('are in order when it is changed, and the error names the day that the request changes', async () => {
    const { id } = await make.lead({ receivedOn: '2026-03-01', propositionSentOn: '2026-03-10' });
    const patch = (days: object) => api.bdm.patch(`/leads/${id}`, days);
    const refused = await patch({ announcedOn: '2026-03-09' });
    expect(summarise(refused)).toEqual([422, CODE, ['/announcedOn']]);
    expect(refused.body.detail).toContain('announcedOn 2026-03-09 must not be before propositionSentOn 2026-03-10.');
    expect(summarise(await patch({ receivedOn: '2026-03-11' }))).toEqual([422, CODE, ['/receivedOn']]);
    expect((await patch({ receivedOn: '2026-03-11', propositionSentOn: '2026-03-12' })).status).toBe(200);
    expect((await patch({ propositionSentOn: null, announcedOn: '2026-03-11' })).status).toBe(200);
    const early = await patch({ expectedLandingOn: '2020-01-01', expectedDecisionOn: '2026-06-01' });
    expect(summarise(early)).toEqual([422, CODE, ['/expectedLandingOn', '/expectedLandingOn']]);
    expect(early.body.detail).toContain('expectedLandingOn 2020-01-01 must not be before receivedOn 2026-03-11.');
    expect((await patch({ expectedLandingOn: '2026-06-01', expectedDecisionOn: '2026-06-01' })).status).toBe(200);
    expect(summarise(await patch({ expectedDecisionOn: '2026-06-02' }))).toEqual([422, CODE, ['/expectedDecisionOn']]);
  });

  it('are in order when they come with a transition, and the error points into its body', async () => {
    const { id } = await make.lead({ receivedOn: '2026-03-01' });
    const body = { to: 'qualified', changes: { announcedOn: '2026-02-01' } };
    expect(summarise(await api.bdm.post(`/leads/${id}/transitions`, body))).toEqual([
      422,
      CODE,
      ['/changes/announcedOn'],
    ]);
  });

  it.each([
    [{ announced_on: '2026-02-28' }, 'lead_announced_on_ck'],
    [{ proposition_sent_on: '2026-02-28' }, 'lead_proposition_sent_on_ck'],
    [{ proposition_sent_on: '2026-03-03', announced_on: '2026-03-02' }, 'lead_announced_after_proposition_ck'],
    [{ expected_landing_on: '2026-02-28' }, 'lead_expected_landing_on_ck'],
    [
      { expected_decision_on: '2026-03-03', expected_landing_on: '2026-03-02' },
      'lead_expected_landing_after_decision_ck',
    ],
  ])('are in order in the table too: %j', async (days, constraint) => {
    const { id } = await make.lead({ receivedOn: '2026-03-01' });
    await expect(updateDays(id, days)).rejects.toMatchObject({ code: '23514', constraint });
    const { companyId: company_id, ownerId: owner_id } = (await api.bdm.get(`/leads/${id}`)).body;
    const row = { company_id, owner_id, received_on: '2026-03-01', ...days };
    await expect(insertRow(api.db, 'lead', row)).rejects.toMatchObject({ code: '23514', constraint });
  });
});

describe('A lead of an earlier release whose days are out of order', () => {
  /** Makes a lead that was announced a month before it was received. */
  async function makeOldLead(): Promise<string> {
    const { id } = await make.lead({ receivedOn: '2026-03-01' });
    await api.db.query('ALTER TABLE lead DISABLE TRIGGER lead_date_order_ck');
    await updateDays(id, { announced_on: '2026-02-01' });
    await api.db.query('ALTER TABLE lead ENABLE TRIGGER lead_date_order_ck');
    return id;
  }

  it('can be edited, transitioned, lost, archived and restored', async () => {
    const id = await makeOldLead();
    expect((await api.bdm.patch(`/leads/${id}`, { tags: ['x'], announcedOn: '2026-02-01' })).status).toBe(200);
    expect((await api.bdm.patch(`/leads/${id}`, { screening: { status: 'to_file' } })).status).toBe(200);
    const evidence = { kind: 'press_release', note: 'Seen' };
    expect((await api.bdm.post(`/leads/${id}/evidence`, evidence)).status).toBe(201);
    expect(await make.advance(id, 'qualified')).toMatchObject({ stage: 'qualified', announcedOn: '2026-02-01' });
    for (const status of [
      { status: 'on_hold', note: 'Waiting' },
      { status: 'open', note: 'They came back' },
      { status: 'lost', reason: 'financing' },
    ]) {
      expect(await api.bdm.post(`/leads/${id}/status`, status)).toMatchObject({ status: 200 });
    }
    expect((await api.bdm.delete(`/leads/${id}`)).status).toBe(200);
    expect((await api.bdm.post(`/leads/${id}/restore`, {})).status).toBe(200);
  });

  it('can be edited although its landing is expected too early, until one of the days changes', async () => {
    const { id } = await make.lead({ receivedOn: '2026-03-01' });
    await api.db.query('ALTER TABLE lead DISABLE TRIGGER lead_date_order_ck');
    await updateDays(id, { expected_decision_on: '2027-06-30', expected_landing_on: '2020-01-01' });
    await api.db.query('ALTER TABLE lead ENABLE TRIGGER lead_date_order_ck');
    const patch = (change: object) => api.bdm.patch(`/leads/${id}`, change);
    expect((await patch({ tags: ['x'], announcedOn: '2026-03-02', expectedLandingOn: '2020-01-01' })).status).toBe(200);
    expect(summarise(await patch({ expectedDecisionOn: '2027-07-01' }))).toEqual([422, CODE, ['/expectedDecisionOn']]);
    expect(summarise(await patch({ receivedOn: '2026-03-02' }))).toEqual([422, CODE, ['/receivedOn']]);
    expect((await patch({ expectedLandingOn: '2027-12-31' })).status).toBe(200);
  });

  it('is checked when one of the days changes', async () => {
    const id = await makeOldLead();
    const patch = (days: object) => api.bdm.patch(`/leads/${id}`, days);
    expect(summarise(await patch({ announcedOn: '2026-02-02' }))).toEqual([422, CODE, ['/announcedOn']]);
    expect(summarise(await patch({ receivedOn: '2026-02-20' }))).toEqual([422, CODE, ['/receivedOn']]);
    await expect(updateDays(id, { received_on: '2026-02-20' })).rejects.toMatchObject({ code: '23514' });
    expect(summarise(await patch({ propositionSentOn: '2026-03-01' }))).toEqual([422, CODE, ['/propositionSentOn']]);
    expect((await patch({ receivedOn: '2026-02-01' })).status).toBe(200);
    expect((await patch({ announcedOn: '2026-03-02' })).status).toBe(200);
  });
});

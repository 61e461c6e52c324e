import { startApi, type Answer, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());

const refusal = ({ status, body }: Answer) => [
  status,
  body.code,
  body.errors?.map((one: { pointer: string }) => one.pointer),
];
const CODE = 'lead.dates_out_of_order';

describe('The days of a lead', () => {
  it('are in order when it is made', async () => {
    const { id: companyId } = await make.company();
    const body = { title: 'Halls', companyId, source: { channel: 'web' }, receivedOn: '2026-03-01' };
    const post = (days: object) => api.bdm.post('/leads', { ...body, ...days });
    expect(refusal(await post({ announcedOn: '2026-02-28' }))).toEqual([422, CODE, ['/announcedOn']]);
    expect(refusal(await post({ propositionSentOn: '2026-02-28' }))).toEqual([422, CODE, ['/propositionSentOn']]);
    const screening = { status: 'filed', filedOn: '2026-02-28' };
    expect(refusal(await post({ screening }))).toEqual([422, CODE, ['/screening/filedOn']]);
    expect(refusal(await post({ propositionSentOn: '2026-04-02', announcedOn: '2026-04-01' }))).toEqual([
      422,
      CODE,
      ['/announcedOn'],
    ]);
    expect((await post({ propositionSentOn: '2026-03-01', announcedOn: '2026-03-01' })).status).toBe(201);
  });

  it('are in order when it is changed, and the error names the day that the request changes', async () => {
    const { id } = await make.lead({ receivedOn: '2026-03-01', propositionSentOn: '2026-03-10' });
    const patch = (days: object) => api.bdm.patch(`/leads/${id}`, days);
    const refused = await patch({ announcedOn: '2026-03-09' });
    expect(refusal(refused)).toEqual([422, CODE, ['/announcedOn']]);
    expect(refused.body.detail).toContain('announcedOn 2026-03-09 must not be before propositionSentOn 2026-03-10.');
    expect(refusal(await patch({ receivedOn: '2026-03-11' }))).toEqual([422, CODE, ['/receivedOn']]);
    expect((await patch({ receivedOn: '2026-03-11', propositionSentOn: '2026-03-12' })).status).toBe(200);
    expect((await patch({ propositionSentOn: null, announcedOn: '2026-03-11' })).status).toBe(200);
  });

  it('are in order when they come with a transition, and the error points into its body', async () => {
    const { id } = await make.lead({ receivedOn: '2026-03-01' });
    const body = { to: 'qualified', changes: { announcedOn: '2026-02-01' } };
    expect(refusal(await api.bdm.post(`/leads/${id}/transitions`, body))).toEqual([
      422,
      CODE,
      ['/changes/announcedOn'],
    ]);
  });

  it.each([
    ['announced_on', 'lead_announced_on_ck'],
    ['proposition_sent_on', 'lead_proposition_sent_on_ck'],
    ['screening_filed_on', 'lead_screening_filed_on_ck'],
  ])('are in order in the table too: %s', async (column, constraint) => {
    const { id } = await make.lead({ receivedOn: '2026-03-01' });
    const change = api.db.query(`UPDATE lead SET ${column} = '2026-02-28' WHERE id = $1`, [id]);
    await expect(change).rejects.toMatchObject({ constraint });
  });

  it('are to be corrected in a row of before, which no other change can pass by', async () => {
    const { id } = await make.lead({ receivedOn: '2026-03-01' });
    // As an older version of the application left it.
    await api.db.query(`ALTER TABLE lead DROP CONSTRAINT lead_announced_on_ck;
      UPDATE lead SET announced_on = '2026-02-01' WHERE id = '${id}';
      ALTER TABLE lead ADD CONSTRAINT lead_announced_on_ck CHECK (announced_on >= received_on) NOT VALID`);
    expect(refusal(await api.bdm.patch(`/leads/${id}`, { tags: ['x'] }))).toEqual([422, CODE, ['/announcedOn']]);
    const status = { status: 'on_hold', note: 'Waiting' };
    expect(refusal(await api.bdm.post(`/leads/${id}/status`, status))).toEqual([422, CODE, ['/announcedOn']]);
    expect((await api.bdm.patch(`/leads/${id}`, { announcedOn: '2026-03-02' })).status).toBe(200);
    expect((await api.bdm.post(`/leads/${id}/status`, status)).status).toBe(200);
  });
});

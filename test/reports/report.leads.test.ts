import { useApi } from '../support/api.js';

const { api, make } = useApi();

interface Row {
  key: string | null;
  label: string;
  [figure: string]: string | number | null;
}

async function summary(query = ''): Promise<{ rows: Row[]; totals: Row }> {
  const answer = await api.viewer.get(`/reports/pipeline-summary${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Gives a lead another status, as a manager may. */
async function status(id: string, body: object): Promise<void> {
  expect((await api.manager.post(`/leads/${id}/status`, body)).status).toBe(200);
}

describe('the pipeline summary of today', () => {
  it('reflects leads that change stage, are closed, reopened and archived through the API', async () => {
    // Forward moves: 2, 6, 1, 2, 6, 1; the step back and the win taken back are none.
    const [proposal, won, lost, back, reopened, archived] = [
      await make.lead({ stage: 'proposal' }),
      await make.lead({ stage: 'invested' }),
      await make.lead({ stage: 'qualified' }),
      await make.lead({ stage: 'proposal' }),
      await make.lead({ stage: 'invested' }),
      await make.lead({ stage: 'qualified' }),
    ];
    await status(lost.id, { status: 'lost', reason: 'financing' });
    const moved = await api.bdm.post(`/leads/${back.id}/transitions`, { to: 'first_contact', note: 'Too early.' });
    expect(moved.status).toBe(201);
    await status(reopened.id, { status: 'open', note: 'The board has second thoughts.' });
    await status(proposal.id, { status: 'on_hold' });
    await api.bdm.delete(`/leads/${archived.id}`);

    const { rows, totals } = await summary();
    const figures = (name: string) => rows.map((row) => row[name]);
    expect(figures('open')).toEqual([1, 0, 0, 0, 0, 1, 0]);
    expect(figures('onHold')).toEqual([0, 0, 1, 0, 0, 0, 0]);
    expect(figures('new')).toEqual([1, 1, 1, 0, 0, 1, 1]);
    expect(figures('advanced')).toEqual([5, 4, 2, 2, 2, 2, 0]);
    expect(figures('lost')).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect(figures('won')).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(figures('medianDaysInStage')).toEqual([0, null, null, null, null, 0, null]);
    const open = (await api.manager.get('/leads?status=open')).body.items as { id: string; jobsExpected: number }[];
    expect(new Set(open.map(({ id }) => id))).toEqual(new Set([back.id, reopened.id]));
    expect(totals['jobs']).toBe(open.reduce((sum, { jobsExpected }) => sum + jobsExpected, 0));
    expect(totals).toMatchObject({ open: 2, onHold: 1, new: 5, advanced: 17, lost: 1, won: 1, abandoned: 0 });
    expect(won.status).toBe('won');
  });

  it('counts confidential leads for those who may not see them, and names nothing of them', async () => {
    const before = (await summary()).totals;
    const lead = await make.lead({ by: api.manager, title: 'Secret garden', confidential: true, codename: 'Tulip' });
    expect((await api.viewer.get(`/leads/${lead.id}`)).status).toBe(404);
    const after = await api.viewer.get('/reports/pipeline-summary?groupBy=owner');
    expect(after.body.totals).toMatchObject({ open: Number(before['open']) + 1 });
    for (const secret of ['Secret', 'Tulip', lead.id, lead.companyId, lead.reference]) {
      expect(after.text).not.toContain(secret);
    }
  });

  it('uses the country that the company has now', async () => {
    const company = await make.company({ country: 'JP' });
    await make.lead({ companyId: company.id });
    const labels = async () => (await summary('?groupBy=country')).rows.map(({ label }) => label);
    expect(await labels()).toContain('Japan');
    expect((await api.bdm.patch(`/companies/${company.id}`, { country: 'KR' })).status).toBe(200);
    expect(await labels()).toContain('South Korea');
    expect(await labels()).not.toContain('Japan');
  });
});

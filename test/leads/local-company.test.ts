import { useApi } from '../support/api.js';

const { api, make } = useApi();

const NOT_BELGIAN = 'lead.local_company_not_belgian';
const naming = (localCompanyId: string) => ({ localCompanyId });
const local = async (id: string) => (await api.bdm.get(`/leads/${id}`)).body.localCompanyId;

describe('The local company of a lead', () => {
  it('is in Belgium: one elsewhere is refused when a lead is made and when it is changed, naming the field', async () => {
    const [abroad, here] = [await make.company({ country: 'CN' }), await make.company({ country: 'BE' })];
    const lead = await make.lead();
    const body = { title: 'Halls', companyId: abroad.id, source: { channel: 'web' }, localCompanyId: abroad.id };
    for (const refused of [
      await api.bdm.post('/leads', body),
      await api.bdm.patch(`/leads/${lead.id}`, naming(abroad.id)),
    ]) {
      expect(refused.problem).toEqual([422, NOT_BELGIAN]);
      expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/localCompanyId' })]);
      expect(refused.body.detail).toContain('is in CN');
    }
    expect(await local(lead.id)).toBeNull();
    expect((await api.bdm.patch(`/leads/${lead.id}`, naming(here.id))).status).toBe(200);
    expect((await api.bdm.post('/leads', { ...body, localCompanyId: here.id })).status).toBe(201);
  });

  it('keeps a lead out of invested where it was recorded abroad before, and the lead can be repaired', async () => {
    const [abroad, here] = [await make.company({ country: 'CN' }), await make.company({ country: 'BE' })];
    const lead = await make.lead({ stage: 'announced' });
    await make.fillInFields(lead.id, 'invested');
    // As an older version of the application left it.
    await api.db.query(`ALTER TABLE lead DISABLE TRIGGER lead_local_company_ck;
      UPDATE lead SET local_company_id = '${abroad.id}' WHERE id = '${lead.id}';
      ALTER TABLE lead ENABLE TRIGGER lead_local_company_ck`);
    const gates = (await api.manager.get(`/leads/${lead.id}/gates`)).body;
    expect(gates.at(-1)).toMatchObject({
      stage: 'invested',
      allowed: false,
      missing: [{ field: 'localCompanyId', code: 'local_company_not_belgian', pointer: '/localCompanyId' }],
    });
    const refused = await api.manager.post(`/leads/${lead.id}/transitions`, { to: 'invested' });
    expect(refused.problem).toEqual([422, 'lead.gate_unmet']);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/localCompanyId' })]);
    // A field that is not touched is not checked.
    expect((await api.bdm.patch(`/leads/${lead.id}`, { tags: ['checked'] })).status).toBe(200);
    expect((await api.bdm.patch(`/leads/${lead.id}`, naming(here.id))).status).toBe(200);
    expect((await api.manager.post(`/leads/${lead.id}/transitions`, { to: 'invested' })).status).toBe(201);
  });

  it('cannot move out of Belgium while a lead names it', async () => {
    const here = await make.company({ country: 'BE' });
    const lead = await make.lead();
    await api.bdm.patch(`/leads/${lead.id}`, naming(here.id));
    const refused = await api.bdm.patch(`/companies/${here.id}`, { country: 'NL' });
    expect(refused.problem).toEqual([409, 'company.is_local_company']);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/country' })]);
    expect((await api.bdm.get(`/companies/${here.id}`)).body.country).toBe('BE');
    expect((await api.bdm.patch(`/leads/${lead.id}`, naming(null as never))).status).toBe(200);
    expect((await api.bdm.patch(`/companies/${here.id}`, { country: 'NL' })).status).toBe(200);
  });

  it('is not merged into a company abroad, also in a dry run; the other way round it is', async () => {
    const [abroad, here] = [await make.company({ country: 'NL' }), await make.company({ country: 'BE' })];
    const lead = await make.lead();
    await api.bdm.patch(`/leads/${lead.id}`, naming(here.id));
    for (const dryRun of [true, false]) {
      const refused = await api.manager.post(`/companies/${abroad.id}/merge`, { sourceId: here.id, dryRun });
      expect(refused.problem).toEqual([409, 'company.is_local_company']);
      expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/sourceId' })]);
    }
    expect(await local(lead.id)).toBe(here.id);
    expect((await api.manager.post(`/companies/${here.id}/merge`, { sourceId: abroad.id })).status).toBe(200);
    const other = await make.company({ country: 'BE' });
    expect((await api.manager.post(`/companies/${other.id}/merge`, { sourceId: here.id })).status).toBe(200);
    expect(await local(lead.id)).toBe(other.id);
  });

  it('must be in Belgium whichever comes first: a lead that names it, or a change of its country', async () => {
    for (let round = 0; round < 5; round++) {
      const here = await make.company({ country: 'BE' });
      const lead = await make.lead();
      const [named, moved] = await Promise.all([
        api.bdm.patch(`/leads/${lead.id}`, naming(here.id)),
        api.bdm.patch(`/companies/${here.id}`, { country: 'NL' }),
      ]);
      expect([named.status, moved.status]).toEqual(named.status === 200 ? [200, 409] : [422, 200]);
    }
  });

  it('must be in Belgium by a constraint of the database', async () => {
    const abroad = await make.company({ country: 'CN' });
    const lead = await make.lead();
    const byHand = api.db.query('UPDATE lead SET local_company_id = $2 WHERE id = $1', [lead.id, abroad.id]);
    await expect(byHand).rejects.toMatchObject({ constraint: 'lead_local_company_ck' });
  });
});

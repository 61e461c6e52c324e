import { type Answer, useApi } from '../support/api.js';

const { api, make } = useApi();

const read = async (id: string) => (await api.viewer.get(`/agreements/${id}`)).body;
const relation = ({ body }: Answer, label: string) =>
  body.relations.find((entry: Answer['body']) => entry.label === label);

describe('When two companies are merged,', () => {
  it('their agreements move to the survivor, which is a party once, with signatories and commitments', async () => {
    const [kept, gone] = [await make.company(), await make.company()];
    const both = await make.agreement({
      parties: [{ companyId: kept.id, role: 'witness' }, { companyId: gone.id }],
      signatories: [{ name: 'One', companyId: gone.id }, { name: 'Two', companyId: kept.id }, { name: 'Three' }],
    });
    const one = await make.agreement({ parties: [{ companyId: gone.id, role: 'supporting' }] });
    const promise = await api.bdm.post(`/agreements/${one.id}/commitments`, {
      description: 'Something',
      ownerCompanyId: gone.id,
    });
    const merged = await api.bdm.post(`/companies/${kept.id}/merge`, { sourceId: gone.id });
    expect(merged.status).toBe(200);
    expect(relation(merged, 'agreements')).toEqual({ label: 'agreements', moved: 1, combined: 1 });
    expect(relation(merged, 'signatories')).toEqual({ label: 'signatories', moved: 1, combined: 0 });
    expect(relation(merged, 'commitments')).toEqual({ label: 'commitments', moved: 1, combined: 0 });
    expect((await read(both.id)).parties).toEqual([{ companyId: kept.id, companyName: kept.name, role: 'signatory' }]);
    expect((await read(both.id)).signatories.map(({ companyId }: Answer['body']) => companyId)).toEqual([
      kept.id,
      kept.id,
      null,
    ]);
    expect(await read(one.id)).toMatchObject({ version: 2, parties: [{ companyId: kept.id, role: 'supporting' }] });
    const moved = await api.viewer.get(`/agreements/${one.id}/commitments/${promise.body.id}`);
    expect(moved.body).toMatchObject({ ownerCompanyId: kept.id, version: 2 });
    const { rows } = await api.db.query(
      `SELECT changes FROM audit_entry WHERE entity_id = $1 AND action = 'updated' AND changes ? 'parties'`,
      [one.id],
    );
    expect(rows).toEqual([{ changes: { parties: { before: [gone.id], after: [kept.id] } } }]);
  });
});

describe('When two contacts are merged,', () => {
  it('the signatures of both belong to the survivor', async () => {
    const [kept, gone] = [await make.contact(), await make.contact()];
    const { id } = await make.agreement({ signatories: [{ name: 'As in the document', contactId: gone.id }] });
    const merged = await api.bdm.post(`/contacts/${kept.id}/merge`, { sourceId: gone.id });
    expect(merged.status).toBe(200);
    expect(relation(merged, 'signatories')).toEqual({ label: 'signatories', moved: 1, combined: 0 });
    expect((await read(id)).signatories).toMatchObject([{ name: 'As in the document', contactId: kept.id }]);
  });
});

import { type Caller, useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { addVersion, upload, uploadTo } from './documents.given.js';

let outsider: Caller;
const { api, make } = useApi();
beforeAll(async () => (outsider = await api.user('bdm', 'Outsider')));

const listIds = async (by: Caller, query: string) =>
  (await ok(by.get(`/documents?${query}`))).items.map(({ id }: { id: string }) => id);

describe('A document of a lead of others', () => {
  it('can be read, but not changed', async () => {
    const lead = await make.lead();
    const { id } = await uploadTo(api.bdm, { leadId: lead.id });
    expect((await outsider.get(`/documents/${id}/file`)).status).toBe(200);
    const refused = [
      await upload(outsider, { fields: { leadId: lead.id } }),
      await addVersion(outsider, id, {}),
      await outsider.patch(`/documents/${id}`, { title: 'x' }),
      await outsider.delete(`/documents/${id}`),
      await outsider.post(`/documents/${id}/restore`),
    ];
    for (const { problem } of refused) expect(problem).toEqual([403, 'lead.not_yours']);
  });
});

describe('A role that only reads', () => {
  it('downloads, but uploads, changes and removes nothing', async () => {
    const { id: companyId } = await make.company();
    const { id } = await uploadTo(api.bdm, { companyId });
    const statuses = [
      await api.viewer.get(`/documents/${id}/file`),
      await api.viewer.get('/documents/export'),
      await upload(api.viewer, { fields: { companyId } }),
      await addVersion(api.viewer, id, {}),
      await api.viewer.patch(`/documents/${id}`, { title: 'x' }),
      await api.viewer.delete(`/documents/${id}`),
      await api.viewer.post(`/documents/${id}/versions/1/remove`, { reason: 'x' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 403, 403, 403, 403, 403]);
  });

  it('exports as the role for reporting, which reads no document', async () => {
    const reporting = await api.user('reporting');
    expect((await reporting.get('/documents/export')).status).toBe(200);
    expect((await reporting.get('/documents')).status).toBe(403);
  });
});

describe('The list of documents', () => {
  it('is filtered, searched and sorted by what a document and its current file have', async () => {
    const { id: companyId } = await make.company();
    const small = await uploadTo(
      api.bdm,
      { companyId, title: 'Zoning plan', kind: 'plan', tags: ['genk', 'plot'] },
      { content: 'a', name: '地图.txt' },
    );
    const large = await uploadTo(
      api.manager,
      { companyId, title: 'Letter 1', kind: 'letter', tags: 'Genk' },
      { name: 'brief.pdf' },
    );
    const list = (query: string) => listIds(api.viewer, `companyId=${companyId}&${query}`);
    expect(await list('')).toEqual([large.id, small.id]);
    expect(await list('sort=createdAt')).toEqual([small.id, large.id]);
    expect(await list('sort=title')).toEqual([large.id, small.id]);
    expect(await list('sort=size')).toEqual([small.id, large.id]);
    expect(await list('sort=-size')).toEqual([large.id, small.id]);
    expect(await list('sort=kind')).toHaveLength(2);
    expect(await list('size.lte=1')).toEqual([small.id]);
    expect(await list('size.gte=2')).toEqual([large.id]);
    expect(await list('kind=plan')).toEqual([small.id]);
    expect(await list('tag=plot&tag=other')).toEqual([small.id]);
    expect(await list('mediaType=application/pdf')).toEqual([large.id]);
    expect(await list(`createdBy=${api.manager.id}`)).toEqual([large.id]);
    expect(await list(`createdAt.gte=${encodeURIComponent(large.createdAt)}`)).toEqual([large.id]);
    expect(await list('q=zoning')).toEqual([small.id]);
    expect(await list(`q=${encodeURIComponent('地图')}`)).toEqual([small.id]);
    expect(await list('q=brief')).toEqual([large.id]);
    expect(await list('q=GENK')).toEqual([large.id, small.id]);
    expect(await list(`q=${encodeURIComponent('letter 1 brief')}`)).toEqual([]);
    await ok(api.bdm.delete(`/documents/${small.id}`));
    expect(await list('archived=true')).toEqual([small.id]);
    expect(await list('')).toEqual([large.id]);
  });

  it('is exported without the bytes', async () => {
    const { id: companyId } = await make.company();
    const { sha256 } = await uploadTo(api.bdm, { companyId, title: 'Exported' });
    const { text } = await api.viewer.get(`/documents/export?companyId=${companyId}`);
    const [names, row] = text.trim().split('\r\n');
    expect(names).toContain('title');
    expect(row).toContain('Exported');
    expect(row).toContain(sha256);
    const { text: lines } = await api.viewer.get(`/documents/export?companyId=${companyId}&format=jsonl`);
    expect(JSON.parse(lines)).toMatchObject({ title: 'Exported', fileName: 'letter.pdf' });
  });
});

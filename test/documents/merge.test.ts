import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { buildBytes, buildPdf, upload, uploadTo } from './documents.given.js';

const { api, make } = useApi();

describe('A merge', () => {
  it.each([
    ['companies', 'companyId', () => make.company()],
    ['contacts', 'contactId', () => make.contact()],
  ])('of two %s moves the documents of both to the one that stays', async (path, field, create) => {
    const [stays, goes] = [await create(), await create()];
    const content = buildPdf();
    const [own, moved] = [
      await uploadTo(api.bdm, { [field]: stays.id }, { content }),
      await uploadTo(api.bdm, { [field]: goes.id, title: 'Letter' }, { content }),
    ];
    const dry = await ok(api.manager.post(`/${path}/${stays.id}/merge`, { sourceId: goes.id, dryRun: true }));
    expect(JSON.stringify(dry)).toContain('documents');
    expect((await api.bdm.get(`/documents/${moved.id}`)).body[field]).toBe(goes.id);

    await ok(api.manager.post(`/${path}/${stays.id}/merge`, { sourceId: goes.id }));
    const { items } = await ok(api.viewer.get(`/documents?${field}=${stays.id}`));
    expect(items.map(({ id }: Made) => id).toSorted()).toEqual([own.id, moved.id].toSorted());
    const after = await ok(api.viewer.get(`/documents/${moved.id}`));
    expect(after).toMatchObject({ [field]: stays.id, subject: { id: stays.id }, version: 2 });
    expect(await api.viewer.bytes(`/documents/${moved.id}/file`)).toEqual(content);
    const [entry] = (await ok(api.manager.get(`/audit?entityId=${moved.id}&action=updated`))).items;
    expect(entry.changes).toEqual({ [field]: { before: goes.id, after: stays.id } });
    const timeline = (await ok(api.viewer.get(`/${path}/${stays.id}/timeline`))).items;
    expect(timeline.filter(({ kind }: Made) => kind === 'document')).toHaveLength(2);
  });

  it('that runs during an upload moves the document, or the upload is refused', async () => {
    for (let round = 0; round < 6; round++) {
      const [stays, goes] = [await make.company(), await make.company()];
      const [uploaded, merged] = await Promise.all([
        upload(api.bdm, { fields: { companyId: goes.id }, content: buildBytes(round * 1_048_576 + 4) }),
        api.manager.post(`/companies/${stays.id}/merge`, { sourceId: goes.id }),
      ]);
      expect(merged.status).toBe(200);
      expect((await ok(api.viewer.get(`/documents?companyId=${goes.id}&count=true`))).total).toBe(0);
      const { total } = await ok(api.viewer.get(`/documents?companyId=${stays.id}&count=true`));
      const refused = [422, ['/companyId reference.archived'], 0];
      expect([[201, [], 1], refused]).toContainEqual([uploaded.status, uploaded.fieldErrors, total]);
    }
  });
});

import { type Caller, useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { addVersion, buildPdf, uploadTo } from './documents.given.js';

const { api, make } = useApi();

const readDocuments = async (path: string, caller: Caller = api.viewer): Promise<Made[]> =>
  (await ok(caller.get(`${path}/timeline?limit=200`))).items.filter(({ kind }: Made) => kind === 'document');

/** Creates a record of each kind, and returns its address with the field that names it. */
const subjects: [string, string, () => Promise<Made>][] = [
  ['companies', 'companyId', () => make.company()],
  ['contacts', 'contactId', () => make.contact()],
  ['leads', 'leadId', () => make.lead()],
  [
    'activities',
    'activityId',
    () => {
      const [startsAt, endsAt] = ['2026-03-02T13:00:00Z', '2026-03-02T16:00:00Z'];
      const body = { title: 'Seminar', country: 'CN', city: 'Foshan', timezone: 'Asia/Shanghai', startsAt, endsAt };
      return ok(api.bdm.post('/seminars', body));
    },
  ],
  ['agreements', 'agreementId', () => make.agreement()],
];

describe('A timeline', () => {
  it.each(subjects)('of %s has an item for each version of a document', async (path, field, create) => {
    const { id } = await create();
    const document = await uploadTo(
      api.bdm,
      { [field]: id, title: 'Letter of intent', kind: 'letter' },
      { name: 'intent.pdf' },
    );
    await addVersion(api.manager, document.id, { content: buildPdf(), name: 'signed.pdf' });
    const common = { type: 'letter', title: 'Letter of intent', documentId: document.id, [field]: id };
    const items = await readDocuments(`/${path}/${id}`);
    expect(items).toMatchObject([
      { ...common, detail: 'signed.pdf · v2', actorName: expect.stringContaining('manager') },
      { ...common, detail: 'intent.pdf · v1', actorName: expect.stringContaining('bdm') },
    ]);
    expect(new Set(items.map((item) => item.id)).size).toBe(2);

    // The first item of a page is the one after the last of the page before.
    const first = await ok(api.viewer.get(`/${path}/${id}/timeline?limit=1`));
    const second = await ok(api.viewer.get(`/${path}/${id}/timeline?limit=1&cursor=${first.nextCursor}`));
    expect([...first.items, ...second.items]).toMatchObject(items);
  });

  it('of a company has the documents of its leads and contacts', async () => {
    const company = await make.company();
    const lead = await make.lead({ companyId: company.id });
    const contact = await make.contact({ companyId: company.id });
    for (const [field, { id }] of Object.entries({ leadId: lead, contactId: contact, companyId: company })) {
      await uploadTo(api.bdm, { [field]: id }, { content: buildPdf() });
    }
    expect(await readDocuments(`/companies/${company.id}`)).toHaveLength(3);
    expect(await readDocuments(`/leads/${lead.id}`)).toHaveLength(1);
  });

  it('leaves out an archived document, and keeps one whose file was removed', async () => {
    const { id } = await make.lead();
    const [archived, removed] = [
      await uploadTo(api.bdm, { leadId: id }),
      await uploadTo(api.bdm, { leadId: id, title: 'Removed' }),
    ];
    await api.bdm.delete(`/documents/${archived.id}`);
    await ok(api.manager.post(`/documents/${removed.id}/versions/1/remove`, { reason: 'Wrong lead' }));
    expect(await readDocuments(`/leads/${id}`)).toMatchObject([{ title: 'Removed' }]);
    await api.bdm.post(`/documents/${archived.id}/restore`);
    expect(await readDocuments(`/leads/${id}`)).toHaveLength(2);
  });

  it('leaves documents out for a key that may not read them', async () => {
    const { id } = await make.lead();
    const document = await uploadTo(api.bdm, { leadId: id });
    await api.bdm.post(`/leads/${id}/evidence`, { kind: 'press_release', documentId: document.id });
    // Documents can be of records of any kind, so reading them needs the scopes of all of these.
    for (const scopes of [['leads:read'], ['leads:read', 'documents:read']]) {
      const items = (await ok((await api.key('bdm', scopes)).get(`/leads/${id}/timeline`))).items;
      expect(items.map(({ kind }: Made) => kind)).not.toContain('document');
      expect(items).toContainEqual(expect.objectContaining({ kind: 'evidence', detail: document.title }));
    }
  });
});

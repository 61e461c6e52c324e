import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { buildPdf, EXE, hash, upload, uploadTo } from './documents.given.js';

const { api, make } = useApi();

const countStored = async () => {
  const { rows } = await api.db.query<{ count: number }>(
    `SELECT (SELECT count(*)::int FROM document) + (SELECT count(*)::int FROM document_version)
       + (SELECT count(*)::int FROM document_chunk) AS count`,
  );
  return rows[0]!.count;
};

describe('A file that is uploaded to a lead by its owner', () => {
  it('is a document of the lead, and its bytes come back', async () => {
    const lead = await make.lead();
    const content = buildPdf();
    const fields = { leadId: lead.id, kind: 'letter', tags: ['genk', 'signed'], note: 'First\r\nsecond' };
    const answer = await upload(api.bdm, { fields, name: '计划 v2.pdf', content });
    expect(answer.status).toBe(201);
    const { body } = answer;
    expect(answer.headers.get('location')).toBe(`/api/v1/documents/${body.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      subject: { kind: 'lead', id: lead.id, label: `${lead.reference} ${lead.title}` },
      leadId: lead.id,
      companyId: null,
      interactionId: null,
      title: '计划 v2',
      kind: 'letter',
      tags: ['genk', 'signed'],
      note: 'First\nsecond',
      currentVersion: 1,
      fileName: '计划 v2.pdf',
      mediaType: 'application/pdf',
      size: content.length,
      sha256: hash(content),
      canPreview: true,
      creatorName: 'bdm 3',
      createdBy: api.bdm.id,
      versions: [
        {
          number: 1,
          fileName: '计划 v2.pdf',
          mediaType: 'application/pdf',
          size: content.length,
          sha256: hash(content),
          scanState: 'not_scanned',
          note: null,
          creatorName: 'bdm 3',
          removedAt: null,
          removedReason: null,
        },
      ],
    });
    expect((await ok(api.viewer.get(`/documents/${body.id}`))).versions).toEqual(body.versions);
    expect(await api.viewer.bytes(`/documents/${body.id}/file`)).toEqual(content);
    const file = await api.viewer.get(`/documents/${body.id}/file`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="__ v2.pdf"; filename*=UTF-8''%E8%AE%A1%E5%88%92%20v2.pdf`,
    );
  });

  it('is audited as uploaded, with the facts about the file', async () => {
    const lead = await make.lead();
    const document = await uploadTo(api.bdm, { leadId: lead.id, title: 'Offer' }, { name: 'offer.pdf' });
    const { items } = await ok(api.manager.get(`/audit?entityId=${document.id}`));
    expect(items).toEqual([
      expect.objectContaining({ action: 'uploaded', entityType: 'document', entityName: 'Offer' }),
    ]);
    expect(items[0].changes).toMatchObject({
      title: { before: null, after: 'Offer' },
      fileName: { before: null, after: 'offer.pdf' },
      sha256: { before: null, after: document.sha256 },
    });
  });

  it('may stand before the other parts of its form', async () => {
    const lead = await make.lead();
    const document = await uploadTo(api.bdm, { leadId: lead.id, title: 'Plan' }, { fileFirst: true });
    expect(document).toMatchObject({ title: 'Plan', leadId: lead.id, kind: 'other', tags: [], note: null });
  });

  it('takes a field that was left empty as absent', async () => {
    const lead = await make.lead();
    const fields = { leadId: lead.id, companyId: '', title: ' ', kind: '', note: '', tags: ['', 'genk'] };
    expect(await uploadTo(api.bdm, fields, { name: 'map.pdf' })).toMatchObject({ title: 'map', tags: ['genk'] });
  });
});

describe('The same bytes', () => {
  it('are refused on the same subject, which names the first document, unless they are allowed', async () => {
    const [lead, other] = [await make.lead(), await make.lead()];
    const content = buildPdf();
    const first = await uploadTo(api.bdm, { leadId: lead.id, title: 'First' }, { content });
    const refused = await upload(api.bdm, { fields: { leadId: lead.id }, name: 'again.pdf', content });
    expect(refused.problem).toEqual([409, 'document.duplicate']);
    expect(refused.pointers).toEqual(['/file']);
    expect(refused.body.candidates).toEqual([{ id: first.id, title: 'First' }]);
    const allowed = { leadId: lead.id, allowDuplicate: 'true' };
    expect((await upload(api.bdm, { fields: allowed, content })).status).toBe(201);
    expect((await upload(api.bdm, { fields: { leadId: other.id }, content })).status).toBe(201);
  });

  it('are no duplicate of an archived document', async () => {
    const { id: companyId } = await make.company();
    const content = buildPdf();
    const { id } = await uploadTo(api.bdm, { companyId }, { content });
    await ok(api.bdm.delete(`/documents/${id}`));
    expect((await upload(api.bdm, { fields: { companyId }, content })).status).toBe(201);
  });

  it('that are sent twice at once are stored once', async () => {
    const { id: companyId } = await make.company();
    const content = buildPdf();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => upload(api.bdm, { fields: { companyId }, content })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    expect((await ok(api.bdm.get(`/documents?companyId=${companyId}&count=true`))).total).toBe(1);
  });
});

describe('A request that is sent again with its Idempotency-Key', () => {
  it('gets the first answer, and stores nothing more', async () => {
    const { id: companyId } = await make.company();
    const given = { fields: { companyId, title: 'Plan', kind: 'plan' }, content: buildPdf() };
    const key = { 'idempotency-key': 'upload-again' };
    const [first, again] = [await upload(api.bdm, given, key), await upload(api.bdm, given, key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    const turned = { ...given, fields: { kind: 'plan', title: 'Plan', companyId }, fileFirst: true };
    expect((await upload(api.bdm, turned, key)).body).toEqual(first.body);
  });

  it.each([
    ['other bytes', { content: buildPdf() }],
    ['another field', { title: 'Other' }],
  ])('and %s is refused', async (_, change) => {
    const { id: companyId } = await make.company();
    const content = buildPdf();
    const key = { 'idempotency-key': `upload ${companyId}` };
    await ok(upload(api.bdm, { fields: { companyId }, content }, key));
    const fields = { companyId, ...('title' in change ? { title: change.title } : {}) };
    const given = { fields, content: 'content' in change ? change.content : content };
    expect((await upload(api.bdm, given, key)).fieldErrors).toEqual(['#Idempotency-Key idempotency.key_reused']);
  });
});

describe('A document', () => {
  it.each(['companyId', 'contactId', 'leadId', 'activityId', 'agreementId'])(
    'can belong to one record: %s',
    async (field) => {
      const records = {
        companyId: () => make.company(),
        contactId: () => make.contact(),
        leadId: () => make.lead(),
        activityId: () =>
          ok(api.bdm.post('/roadshows', { title: 'Guangdong', startsOn: '2026-05-10', endsOn: '2026-05-12' })),
        agreementId: () => make.agreement(),
      };
      const { id } = await records[field as keyof typeof records]();
      const document = await uploadTo(api.bdm, { [field]: id });
      expect(document.subject).toMatchObject({ kind: field.slice(0, -2), id });
      expect(document[field]).toBe(id);
      const { items } = await ok(api.bdm.get(`/documents?${field}=${id}`));
      expect(items.map((item: { id: string }) => item.id)).toEqual([document.id]);
      expect(items[0]).not.toHaveProperty('versions');
    },
  );

  it('needs exactly one subject', async () => {
    const { id: companyId } = await make.company();
    const { id: leadId } = await make.lead();
    const before = await countStored();
    const none = await upload(api.bdm, {});
    expect(none.problem).toEqual([422, 'document.one_subject']);
    const two = await upload(api.bdm, { fields: { companyId, leadId } });
    expect(two.problem).toEqual([422, 'document.one_subject']);
    expect(two.pointers).toEqual(['/companyId', '/leadId']);
    expect(await countStored()).toBe(before);
  });

  it('needs a subject that is there and in use', async () => {
    const missing = '0199c000-0000-7000-8000-0000000fffff';
    for (const field of ['companyId', 'contactId', 'leadId', 'activityId', 'agreementId']) {
      const answer = await upload(api.bdm, { fields: { [field]: missing } });
      expect(answer.fieldErrors).toEqual([`/${field} reference.unknown`]);
    }
    const [company, lead] = [await make.company(), await make.lead()];
    await ok(api.bdm.delete(`/companies/${company.id}`));
    await ok(api.bdm.delete(`/leads/${lead.id}`));
    for (const [field, { id }] of Object.entries({ companyId: company, leadId: lead })) {
      const answer = await upload(api.bdm, { fields: { [field]: id } });
      expect(answer.fieldErrors).toEqual([`/${field} reference.archived`]);
    }
  });

  it('has a title, a kind, tags and a note that can be changed', async () => {
    const { id: companyId } = await make.company();
    const { id, version } = await uploadTo(api.bdm, { companyId });
    const change = { title: 'Contract', kind: 'contract', tags: ['signed'], note: 'Copy' };
    expect(await ok(api.bdm.patch(`/documents/${id}`, change, { 'if-match': `"${version}"` }))).toMatchObject(change);
    expect((await api.bdm.patch(`/documents/${id}`, change, { 'if-match': `"${version}"` })).status).toBe(412);
    expect(await ok(api.bdm.patch(`/documents/${id}`, { tags: null, note: null }))).toMatchObject({
      tags: [],
      note: null,
    });
    const wrong = await api.bdm.patch(`/documents/${id}`, {
      title: null,
      kind: 'novel',
      tags: Array(21).fill('x'),
      leadId: 'x',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.pointers.toSorted()).toEqual(['/kind', '/leadId', '/tags', '/title']);
  });
});

describe('A program', () => {
  it.each([
    ['with the name of a pdf', EXE, 'letter.pdf'],
    ['by its extension', Buffer.from('echo hello'), 'hello.bat'],
    ['whose extension is hidden', Buffer.from('echo hello'), 'letter\u202efdp.bat'],
  ])('%s is refused, and nothing of it is stored', async (_, content, name) => {
    const { id: companyId } = await make.company();
    const before = await countStored();
    const answer = await upload(api.bdm, { fields: { companyId }, content, name });
    expect(answer.problem).toEqual([422, 'document.type_refused']);
    expect(answer.pointers).toEqual(['/file']);
    expect(await countStored()).toBe(before);
  });
});

describe('The limit of the storage', () => {
  const { api: small, make: makeSmall } = useApi({ env: { DOCUMENTS_TOTAL_MB: '1' } });

  it('refuses a file that does not fit any more, and gives room when a file is removed', async () => {
    const { id: companyId } = await makeSmall.company();
    const half = Buffer.alloc(600 * 1024, 'lead ');
    const first = await uploadTo(small.bdm, { companyId }, { content: half, name: 'a.txt' });
    const second = { fields: { companyId }, content: Buffer.alloc(500 * 1024, 'other '), name: 'b.txt' };
    expect((await upload(small.bdm, second)).problem).toEqual([409, 'document.storage_full']);
    await ok(small.manager.post(`/documents/${first.id}/versions/1/remove`, { reason: 'Not needed' }));
    expect((await upload(small.bdm, second)).status).toBe(201);
    const metrics = (await small.anonymous.get('/metrics')).text;
    expect(metrics).toContain(`documents_bytes ${500 * 1024}`);
    expect(metrics).toContain('document_uploads_total{outcome="stored"} 2');
    expect(metrics).toContain('document_uploads_total{outcome="storage_full"} 1');
  });
});

describe('A disk that is full', () => {
  it('refuses the file, says so, and stores it when there is room again', async () => {
    const { id: companyId } = await make.company();
    const before = await countStored();
    await api.db.query(`
      CREATE FUNCTION fill_disk() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER fill_disk BEFORE INSERT ON document_chunk FOR EACH ROW EXECUTE FUNCTION fill_disk();
    `);
    const given = { fields: { companyId }, content: buildPdf() };
    const key = { 'idempotency-key': 'disk full' };
    const refused = await upload(api.bdm, given, key);
    await api.db.query('DROP TRIGGER fill_disk ON document_chunk; DROP FUNCTION fill_disk()');
    expect(refused.problem).toEqual([503, 'document.no_space']);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await countStored()).toBe(before);
    expect((await api.anonymous.get('/metrics')).text).toContain('document_uploads_total{outcome="no_space"} 1');
    expect((await upload(api.bdm, given, key)).status).toBe(201);
  });
});

import { useApi, type Caller } from '../support/api.js';
import { EventStream } from '../support/event-stream.js';
import { type Made, ok } from '../support/make.js';
import { addVersion, buildPdf, upload, uploadTo } from './documents.given.js';

/** A word that occurs in everything that belongs to the confidential document, and nowhere else. */
const SECRET = 'Nightingale';

const { api, make } = useApi();

let outsider: Caller;
let reporting: Caller;
let lead: Made;
let plain: Made;
let document: Made;
beforeAll(async () => {
  outsider = await api.user('bdm');
  reporting = await api.key('reporting');
  lead = await make.lead({ confidential: true, codename: 'Heron' });
  document = await uploadTo(
    api.bdm,
    { leadId: lead.id, title: `Plan ${SECRET}`, tags: [SECRET], note: SECRET },
    { name: `${SECRET}.pdf` },
  );
  await addVersion(api.bdm, document.id, { content: buildPdf(), name: `${SECRET}-2.pdf` });
  await api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'press_release', documentId: document.id });
  // Something for outsiders to see beside it.
  plain = await make.lead();
  await uploadTo(api.bdm, { leadId: plain.id, title: 'Open plan' });
});

describe('A document of a confidential lead', () => {
  it('is there for the people of the lead, for managers and in their audit trail', async () => {
    for (const caller of [api.bdm, api.manager, api.admin]) {
      expect((await caller.get(`/documents/${document.id}`)).status).toBe(200);
      expect((await caller.get(`/documents/${document.id}/file`)).status).toBe(200);
      expect((await caller.get(`/documents?leadId=${lead.id}&count=true`)).body.total).toBe(1);
      expect((await caller.get(`/leads/${lead.id}/timeline`)).text).toContain(`${SECRET}-2.pdf`);
      expect((await caller.get(`/companies/${lead.companyId}/timeline`)).text).toContain(SECRET);
      expect((await caller.get(`/audit?entityId=${document.id}`)).body.items).toHaveLength(2);
    }
  });

  describe.each([
    ['a bdm outside of its team', () => outsider],
    ['a viewer', () => api.viewer],
  ])('is hidden from %s', (_, caller) => {
    it.each([
      ['the document', () => `/documents/${document.id}`],
      ['its file', () => `/documents/${document.id}/file`],
      ['its first file', () => `/documents/${document.id}/file?version=1&disposition=inline`],
      ['the timeline of its lead', () => `/leads/${lead.id}/timeline`],
      ['the evidence of its lead', () => `/leads/${lead.id}/evidence`],
    ])('by its address: %s', async (__, path) => {
      const answer = await caller().get(path());
      expect([answer.status, answer.text.includes(SECRET)]).toEqual([404, false]);
    });

    it.each([
      ['/documents', () => `leadId=${lead.id}&count=true`, 0],
      ['/documents', () => `q=${SECRET}&count=true`, 0],
      ['/documents', () => `tag=${SECRET}&count=true`, 0],
      ['/documents', () => `createdBy=${api.bdm.id}&count=true`, 1],
      ['/audit', () => `entityId=${document.id}&count=true`, 0],
      ['/evidence', () => 'count=true', 0],
    ])('in the list %s (%#)', async (path, query, total) => {
      const { status, text, body } = await caller().get(`${path}?${query()}`);
      expect([status, text.includes(SECRET), body.total]).toEqual([200, false, total]);
    });

    it.each([
      () => '/documents/export?format=jsonl&archived=any',
      () => `/audit/export?format=jsonl&entityType=document`,
      () => '/evidence/export?format=jsonl',
      () => `/companies/${lead.companyId}/timeline`,
      () => `/search?q=${SECRET}`,
    ])('in a file, a timeline and the search (%#)', async (path) => {
      const { status, text } = await caller().get(path());
      expect([status, text.includes(SECRET), text.includes(document.id)]).toEqual([200, false, false]);
    });
  });

  it('is in no file of a program that makes reports', async () => {
    const { status, text } = await reporting.get('/documents/export?format=jsonl');
    expect([status, text.includes(SECRET), text.includes('Open plan')]).toEqual([200, false, true]);
    expect((await reporting.get('/documents')).status).toBe(403);
  });

  it('cannot be changed, nor can others be added, by whoever may not see it', async () => {
    for (const answer of [
      await outsider.patch(`/documents/${document.id}`, { title: 'Mine' }),
      await outsider.delete(`/documents/${document.id}`),
      await outsider.post(`/documents/${document.id}/restore`),
      await addVersion(outsider, document.id, { content: buildPdf() }),
    ]) {
      expect(answer.problem).toEqual([404, 'document.not_found']);
    }
    const added = await upload(outsider, { fields: { leadId: lead.id }, content: buildPdf() });
    expect([added.problem, added.fieldErrors]).toEqual([[422, 'request.invalid'], ['/leadId reference.unknown']]);
  });

  it('is announced to its readers only', async () => {
    const [own, foreign] = [await EventStream.open(api.bdm), await EventStream.open(outsider)];
    try {
      // Changes before the instance listens are not told.
      await own.waitFor({ type: 'resync' });
      await api.bdm.patch(`/documents/${document.id}`, { note: 'Changed' });
      await own.waitFor({ entity: 'document', id: document.id });
      // The next change is visible to both, so that everything before it has arrived.
      const { id } = await uploadTo(api.bdm, { leadId: plain.id }, { content: buildPdf() });
      await foreign.waitFor({ entity: 'document', id });
      expect(foreign.findUpdates(document.id)).toEqual([]);
    } finally {
      await Promise.all([own.close(), foreign.close()]);
    }
  });

  it('can be changed by whoever joins the team, and is not repeated to whoever leaves it', async () => {
    const member = await api.user('bdm');
    await ok(api.bdm.patch(`/leads/${lead.id}`, { teamIds: [member.id] }));
    const given = { fields: { leadId: lead.id }, content: buildPdf() };
    const key = { 'idempotency-key': 'of a member' };
    expect((await upload(member, given, key)).status).toBe(201);
    await ok(api.bdm.patch(`/leads/${lead.id}`, { teamIds: [] }));
    expect((await upload(member, given, key)).problem).toEqual([409, 'idempotency.not_visible']);
  });
});

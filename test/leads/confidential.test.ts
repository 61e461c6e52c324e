import { type Caller, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';

let lead: Made;
let contact: Made;
let outsider: Caller;
let member: Caller;
let manager: Caller;
let reporting: Caller;
let keyOfBdm: Caller;

const { api, make } = useApi();
beforeAll(async () => {
  [outsider, member, manager] = [await api.user('bdm'), await api.user('bdm'), await api.user('bdm')];
  [reporting, keyOfBdm] = [await api.key('reporting'), await api.key('bdm')];
  contact = await make.contact();
  lead = await make.lead({
    title: 'Quiet takeover',
    confidential: true,
    codename: 'Project Lantern',
    contactIds: [contact.id],
    teamIds: [member.id],
    projectManagerId: manager.id,
    tags: ['hush'],
  });
  await api.bdm.post(`/leads/${lead.id}/evidence`, { kind: 'letter_of_intent', note: 'Under seal' });
  await make.lead({ title: 'Loud opening' });
});

const outsiders = () => ({ outsider, viewer: api.viewer, 'key of a bdm': keyOfBdm });
const insiders = () => ({ owner: api.bdm, member, 'project manager': manager, manager: api.manager, admin: api.admin });

describe('A confidential lead', () => {
  it('needs a codename', async () => {
    const company = await make.company();
    const body = { title: 'X', companyId: company.id, source: { channel: 'web' }, confidential: true };
    const answer = await api.bdm.post('/leads', body);
    expect([answer.status, answer.body.code, answer.body.errors[0].pointer]).toEqual([
      422,
      'lead.codename_required',
      '/codename',
    ]);
  });

  it('is there for owner, project manager, team and managers', async () => {
    for (const caller of Object.values(insiders())) {
      expect((await caller.get(`/leads/${lead.id}`)).body).toMatchObject({ codename: 'Project Lantern' });
      expect((await caller.get(`/leads/${lead.id}/evidence`)).body.items).toHaveLength(1);
      expect((await caller.get('/leads?confidential=true&count=true')).body).toMatchObject({ total: 1 });
      expect((await caller.get('/leads/export?format=csv&q=lantern')).text).toContain('Project Lantern');
    }
  });

  it.each([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/restore'],
    ['GET', '/gates'],
    ['GET', '/transitions'],
    ['GET', '/transitions/export'],
    ['POST', '/transitions'],
    ['POST', '/status'],
    ['GET', '/evidence'],
    ['GET', '/evidence/export'],
    ['POST', '/evidence'],
    ['GET', '/realisations'],
    ['GET', '/realisations/export'],
    ['POST', '/realisations'],
    ['POST', '/screening/triage'],
  ])('is not found by an outsider at %s /leads/{id}%s', async (method, path) => {
    const bodies: Record<string, object> = {
      'PATCH ': { title: 'Found' },
      'POST /transitions': { to: 'qualified' },
      'POST /status': { status: 'on_hold' },
      'POST /evidence': { kind: 'visit_report', note: 'Seen' },
      'POST /realisations': { asOf: '2026-01-01', jobs: 1, capexEur: 1 },
      'POST /screening/triage': {},
    };
    // The same to the letter as for a lead that does not exist, whatever version is claimed.
    const nowhere = lead.id.replace(/.{4}$/, 'ffff');
    for (const caller of [outsider, keyOfBdm]) {
      const ask = (id: string) =>
        caller.send(method, `/leads/${id}${path}`, bodies[`${method} ${path}`], { 'if-match': '"99"' });
      const [hidden, missing] = [await ask(lead.id), await ask(nowhere)];
      expect(hidden.problem).toEqual([404, 'lead.not_found']);
      expect(hidden.body.detail.replace(lead.id, nowhere)).toBe(missing.body.detail);
      expect({ ...hidden.body, requestId: '', detail: '' }).toEqual({ ...missing.body, requestId: '', detail: '' });
    }
    const { rows } = await api.db.query('SELECT stage, status, archived_at FROM lead WHERE id = $1', [lead.id]);
    expect(rows).toEqual([{ stage: 'first_contact', status: 'open', archived_at: null }]);
  });

  it('is in nobody else’s list, count, search or export, whatever is asked', async () => {
    const queries = [
      '',
      'confidential=true',
      'q=lantern',
      'q=quiet',
      `q=${lead.reference}`,
      `reference=${lead.reference}`,
      'tags=hush',
      `companyId=${lead.companyId}`,
      `company.name=${encodeURIComponent(lead.company.name)}`,
      `contactId=${contact.id}`,
      `teamId=${member.id}`,
      `ownerId=${api.bdm.id}`,
      `projectManagerId=${manager.id}`,
      'sort=title',
      'sort=-staleSince,title',
    ];
    const callers = { ...outsiders(), reporting };
    for (const query of queries) {
      for (const [name, caller] of Object.entries(callers)) {
        for (const format of ['csv', 'jsonl']) {
          if (name === 'key of a bdm' && format === 'csv') continue;
          const file = await caller.get(`/leads/export?format=${format}&archived=any&${query}`);
          expect([name, query, file.status, file.text.includes(lead.id)]).toEqual([name, query, 200, false]);
        }
        if (caller === reporting) continue;
        const page = await caller.get(`/leads?archived=any&count=true&limit=200&${query}`);
        expect(page.text).not.toContain(lead.id);
        expect(page.body.total).toBe(page.body.items.length);
      }
    }
  });

  it('cannot be detected by its place in the order, because no page lacks a row', async () => {
    const page = await outsider.get('/leads?limit=1&sort=createdAt');
    expect(page.body).toMatchObject({ items: [{ title: 'Loud opening' }], nextCursor: null });
  });

  it('stays hidden from reporting, which reads exports only', async () => {
    expect((await reporting.get(`/leads/${lead.id}`)).status).toBe(403);
    expect((await reporting.get(`/leads/${lead.id}/transitions/export`)).status).toBe(404);
  });

  it('is hidden from its former owner after the transfer', async () => {
    const mine = await make.lead({ confidential: true, codename: 'Project Baton' });
    const answer = await api.bdm.patch(`/leads/${mine.id}`, { ownerId: outsider.id });
    expect([answer.status, answer.body.ownerId]).toEqual([200, outsider.id]);
    expect((await api.bdm.get(`/leads/${mine.id}`)).status).toBe(404);
    expect((await outsider.get(`/leads/${mine.id}`)).status).toBe(200);
  });

  it('may be created for another user', async () => {
    const company = await make.company();
    const body = { title: 'For you', companyId: company.id, source: { channel: 'web' }, ownerId: outsider.id };
    const made = await api.bdm.post('/leads', { ...body, confidential: true, codename: 'Project Gift' });
    expect([made.status, made.body.codename]).toEqual([201, 'Project Gift']);
    expect((await api.bdm.get(`/leads/${made.body.id}`)).status).toBe(404);
  });

  it('becomes visible when it is no longer confidential', async () => {
    const mine = await make.lead({ confidential: true, codename: 'Project Dawn' });
    expect((await api.viewer.get(`/leads/${mine.id}`)).status).toBe(404);
    await api.bdm.patch(`/leads/${mine.id}`, { confidential: false });
    expect((await api.viewer.get(`/leads/${mine.id}`)).status).toBe(200);
  });
});

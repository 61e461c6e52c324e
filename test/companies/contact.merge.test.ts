import { type Answer, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';

const { api, make } = useApi();

const merge = (survivor: Made, source: Made, change: object = {}): Promise<Answer> =>
  api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id, ...change });
const read = async (contact: Made): Promise<Made> => (await api.viewer.get(`/contacts/${contact.id}`)).body;
const moved = (answer: Answer, label: string) =>
  answer.body.relations.find((relation: { label: string }) => relation.label === label);

/** Every row of the database that a merge could touch. */
async function everything(): Promise<object[]> {
  const tables = ['contact', 'contact_affiliation', 'consent', 'lead_contact', 'interaction_contact', 'task'];
  const rows = [];
  for (const table of [...tables, 'lead', 'interaction', 'audit_entry', 'lead_version']) {
    rows.push(...(await api.db.query(`SELECT '${table}' AS of, t.* FROM ${table} t ORDER BY t::text`)).rows);
  }
  return rows;
}

describe('Merging two contacts', () => {
  it('keeps the values of the one that stays, and fills its blanks from the other', async () => {
    const survivor = await make.contact({
      fullName: 'Chen Wei',
      email: 'chen@example.org',
      phone: '+3211300100',
      languages: ['en'],
      tags: ['a', 'b'],
    });
    const source = await make.contact({
      fullName: 'Wei Chen',
      nativeName: '陈伟',
      givenName: 'Wei',
      familyName: 'Chen',
      email: 'wei@example.org',
      phone: '+3211300199',
      languages: ['zh-Hans', 'en'],
      tags: ['b', 'c'],
      wechatId: 'cw',
      linkedinUrl: 'https://www.linkedin.com/in/cw',
      jobTitle: 'CFO',
    });
    const answer = await merge(survivor, source);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      dryRun: false,
      sourceId: source.id,
      filled: ['nativeName', 'givenName', 'familyName', 'wechatId', 'linkedinUrl', 'jobTitle'],
      added: { languages: ['zh-Hans'], tags: ['c'], affiliations: [] },
      contact: {
        id: survivor.id,
        fullName: 'Chen Wei',
        nativeName: '陈伟',
        email: 'chen@example.org',
        phone: '+3211300100',
        languages: ['en', 'zh-Hans'],
        tags: ['a', 'b', 'c'],
        wechatId: 'cw',
        jobTitle: 'CFO',
        version: 2,
        archivedAt: null,
      },
    });
    expect(await read(survivor)).toEqual(answer.body.contact);
    const { rows } = await api.db.query('SELECT pinyin, pinyin_initials FROM contact WHERE id = $1', [survivor.id]);
    expect(rows).toEqual([{ pinyin: 'chenwei', pinyin_initials: 'cw' }]);
  });

  it('takes over the e-mail address where there was none', async () => {
    const survivor = await make.contact({ email: null });
    const source = await make.contact({ email: 'inherited@example.org' });
    const answer = await merge(survivor, source);
    expect(answer.body).toMatchObject({ filled: ['email'], contact: { email: 'inherited@example.org' } });
    const twin = await api.bdm.post('/contacts', { fullName: 'Twin', email: 'inherited@example.org' });
    expect(twin.body.candidates).toMatchObject([{ id: survivor.id }]);
  });

  it('moves leads, interactions, tasks and consents, and the columns of their links', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const [shared, own] = [
      await make.lead({ contactIds: [survivor.id, source.id] }),
      await make.lead({ contactIds: [source.id] }),
    ];
    const met = await make.interaction(own.id, { contactIds: [source.id] });
    const both = await make.interaction(own.id, { contactIds: [source.id, survivor.id] });
    const task = (await api.bdm.post('/tasks', { title: 'Call', contactId: source.id })).body;
    const added = await api.db.query('SELECT added_at, added_by FROM lead_contact WHERE lead_id = $1', [own.id]);
    const answer = await merge(survivor, source);
    expect(moved(answer, 'leads')).toEqual({ label: 'leads', moved: 1, combined: 1 });
    expect(moved(answer, 'interactions')).toEqual({ label: 'interactions', moved: 1, combined: 1 });
    expect(moved(answer, 'tasks')).toEqual({ label: 'tasks', moved: 1, combined: 0 });
    for (const lead of [shared, own]) {
      expect((await api.bdm.get(`/leads/${lead.id}`)).body.contactIds).toEqual([survivor.id]);
    }
    for (const { id } of [met, both]) {
      expect((await api.bdm.get(`/interactions/${id}`)).body.contactIds).toEqual([survivor.id]);
    }
    expect((await api.bdm.get(`/tasks/${task.id}`)).body).toMatchObject({ contactId: survivor.id, version: 2 });
    const kept = await api.db.query('SELECT added_at, added_by FROM lead_contact WHERE lead_id = $1', [own.id]);
    expect(kept.rows).toEqual(added.rows);
  });

  it('moves consents, of which the latest counts, and a withdrawal of either applies to the person', async () => {
    const said = (granted: boolean, occurredAt: string, purpose = 'marketing') => ({
      purpose,
      granted,
      occurredAt,
      wording: 'w',
      wordingVersion: '1',
      source: 's',
    });
    const survivor = await make.contact({ consents: [said(true, '2026-01-01T00:00:00Z')] });
    const source = await make.contact({
      consents: [
        said(true, '2025-01-01T00:00:00Z', 'event_invitation'),
        said(true, '2025-06-01T00:00:00Z'),
        said(false, '2026-02-01T00:00:00Z'),
      ],
    });
    expect([survivor.mayBeMailed, source.mayBeMailed]).toEqual([true, false]);
    const answer = await merge(survivor, source);
    expect(moved(answer, 'consents')).toEqual({ label: 'consents', moved: 3, combined: 0 });
    expect(answer.body.contact).toMatchObject({
      mayBeMailed: false,
      consents: [
        { purpose: 'event_invitation', granted: true },
        { purpose: 'marketing', granted: false, occurredAt: '2026-02-01T00:00:00.000Z' },
      ],
    });
    expect((await api.viewer.get(`/contacts/${survivor.id}/consents`)).body.items).toHaveLength(4);
    expect(await read(source)).toMatchObject({ consents: [], mayBeMailed: false });
  });

  it('keeps every employer of either, once', async () => {
    const [a, b, c, d] = [await make.company(), await make.company(), await make.company(), await make.company()];
    const survivor = await make.contact({
      companyId: a.id,
      affiliations: [{ companyId: c.id }, { companyId: d.id, jobTitle: 'Chair' }],
    });
    const source = await make.contact({
      companyId: b.id,
      jobTitle: 'CEO',
      affiliations: [
        { companyId: a.id, jobTitle: 'Owner' },
        { companyId: c.id, jobTitle: 'Adviser' },
        { companyId: d.id, jobTitle: 'Member' },
      ],
    });
    const answer = await merge(survivor, source);
    const others = answer.body.contact.affiliations.map((other: Made) => [other.companyId, other.jobTitle]);
    expect(answer.body.contact).toMatchObject({ companyId: a.id, jobTitle: 'Owner' });
    expect(new Map(others)).toEqual(
      new Map([
        [b.id, 'CEO'],
        [c.id, 'Adviser'],
        [d.id, 'Chair'],
      ]),
    );
    expect(others).toHaveLength(3);
    expect(answer.body).toMatchObject({ filled: ['jobTitle'], added: { affiliations: [b.id] } });
  });

  it('archives the other, which keeps what it was and points to the one that stays', async () => {
    const [survivor, source] = [await make.contact(), await make.contact({ email: 'old@example.org' })];
    await merge(survivor, source);
    const gone = await api.viewer.get(`/contacts/${source.id}`);
    expect(gone.status).toBe(200);
    expect(gone.headers.get('link')).toBe(`</api/v1/contacts/${survivor.id}>; rel="canonical"`);
    expect(gone.body).toMatchObject({ mergedIntoId: survivor.id, email: 'old@example.org', version: 2 });
    expect(gone.body.archivedAt).not.toBeNull();
    expect((await api.viewer.get(`/contacts/${survivor.id}`)).headers.get('link')).toBeNull();
    const traced = await api.viewer.get(`/contacts?archived=any&email=old@example.org`);
    expect(traced.body.items).toMatchObject([{ id: source.id, mergedIntoId: survivor.id }]);
    const merged = await api.viewer.get(`/contacts?archived=true&mergedIntoId=${survivor.id}`);
    expect(merged.body.items).toMatchObject([{ id: source.id }]);
    const { rows } = await api.db.query(
      `SELECT entity_id, changes FROM audit_entry WHERE action = 'merged' AND entity_id = ANY($1) ORDER BY id`,
      [[survivor.id, source.id]],
    );
    expect(rows.map(({ entity_id: id }) => id)).toEqual([source.id, survivor.id]);
    expect(rows[1].changes.mergedFrom.after).toEqual({ id: source.id, fullName: source.fullName });
  });

  it('leaves the other unchangeable: every way names the one that stays', async () => {
    const [survivor, source, third] = [await make.contact(), await make.contact(), await make.contact()];
    await merge(survivor, source);
    const consent = { purpose: 'marketing', granted: true, wording: 'w', wordingVersion: '1', source: 's' };
    for (const answer of [
      await api.bdm.post(`/contacts/${source.id}/restore`),
      await api.bdm.patch(`/contacts/${source.id}`, { fullName: 'X' }),
      await api.bdm.post(`/contacts/${source.id}/consents`, consent),
      await merge(third, source),
      await merge(source, third),
    ]) {
      expect(answer.problem).toEqual([409, 'contact.merged']);
      expect(answer.body.mergedIntoId).toBe(survivor.id);
    }
    const lead = await api.bdm.post('/leads', {
      title: 'X',
      companyId: (await make.company()).id,
      source: { channel: 'web' },
      contactIds: [source.id],
    });
    expect([lead.status, lead.body.errors[0].pointer]).toEqual([422, '/contactIds/0']);
  });

  it('flattens chains: what was merged before points to the one that is left', async () => {
    const [first, second, third] = [await make.contact(), await make.contact(), await make.contact()];
    await merge(second, first);
    const answer = await merge(third, second);
    expect(moved(answer, 'earlierMerges')).toEqual({ label: 'earlierMerges', moved: 1, combined: 0 });
    for (const { id } of [first, second]) {
      const gone = await api.viewer.get(`/contacts/${id}`);
      expect(gone.body.mergedIntoId).toBe(third.id);
      expect(gone.headers.get('link')).toContain(third.id);
    }
  });

  it('as a dry run says the same and changes nothing', async () => {
    const company = await make.company();
    const consent = { purpose: 'marketing', granted: true, wording: 'w', wordingVersion: '1', source: 's' };
    const survivor = await make.contact({ email: null });
    const source = await make.contact({
      companyId: company.id,
      affiliations: [{ companyId: (await make.company()).id }],
      consents: [consent],
      tags: ['x'],
    });
    const lead = await make.lead({ contactIds: [source.id] });
    await make.interaction(lead.id, { contactIds: [source.id, survivor.id] });
    const before = await everything();
    const dry = await merge(survivor, source, { dryRun: true });
    expect(dry.status).toBe(200);
    expect(await everything()).toEqual(before);
    const done = await merge(survivor, source, { dryRun: false });
    const { contact: planned, dryRun, ...plan } = dry.body;
    const { contact: made, dryRun: _, ...real } = done.body;
    expect([dryRun, plan]).toEqual([true, real]);
    expect({ ...planned, updatedAt: null }).toEqual({ ...made, updatedAt: null });
  });

  it.each([
    ['itself', async (contact: Made) => merge(contact, contact), 422, '/sourceId'],
    [
      'nobody',
      async (contact: Made) => merge(contact, { id: '0199c000-0000-7000-8000-0000000000ff' }),
      422,
      '/sourceId',
    ],
    ['what is no id', async (contact: Made) => merge(contact, { id: 'x' }), 422, '/sourceId'],
    ['nothing', async (contact: Made) => api.bdm.post(`/contacts/${contact.id}/merge`), 422, '/sourceId'],
    ['a company', async (contact: Made) => merge(contact, await make.company()), 422, '/sourceId'],
    [
      'an archived contact',
      async (contact: Made) => {
        const gone = await make.contact();
        await api.bdm.delete(`/contacts/${gone.id}`);
        return merge(contact, gone);
      },
      409,
      '/sourceId',
    ],
  ])('refuses %s', async (_, attempt, status, pointer) => {
    const answer = await attempt(await make.contact());
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([status, pointer]);
  });

  it('refuses an archived contact as the one that stays, and one that has changed meanwhile', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const stale = await api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }, { 'if-match': '"7"' });
    expect(stale.problem).toEqual([412, 'request.stale_version']);
    await api.bdm.delete(`/contacts/${survivor.id}`);
    expect((await merge(survivor, source)).problem).toEqual([409, 'record.archived']);
    expect(await read(source)).toMatchObject({ version: 1, mergedIntoId: null });
  });

  it('happens once when asked twenty times at once, in either direction', async () => {
    const [a, b] = [await make.contact(), await make.contact()];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? merge(a, b) : merge(b, a))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['409 contact.merged']),
    );
    const left = [await read(a), await read(b)].filter(({ mergedIntoId }) => mergedIntoId === null);
    expect(left).toHaveLength(1);
  });

  it('happens once by a request repeated with its idempotency key', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const send = () =>
      api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }, { 'idempotency-key': 'merge' });
    const [first, again] = [await send(), await send()];
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(again.body).toEqual(first.body);
  });
});

describe('Merging two companies', () => {
  const mergeCompanies = (survivor: Made, source: Made) =>
    api.bdm.post(`/companies/${survivor.id}/merge`, { sourceId: source.id });

  it('moves the people who work for the source, as main or further employer', async () => {
    const [survivor, source, other] = [await make.company(), await make.company(), await make.company()];
    const main = await make.contact({ companyId: source.id, jobTitle: 'CEO' });
    const beside = await make.contact({
      companyId: other.id,
      affiliations: [{ companyId: source.id, jobTitle: 'Adviser' }],
    });
    const answer = await mergeCompanies(survivor, source);
    expect(answer.status).toBe(200);
    expect(moved(answer, 'contacts')).toEqual({ label: 'contacts', moved: 1, combined: 0 });
    expect(moved(answer, 'affiliations')).toEqual({ label: 'affiliations', moved: 1, combined: 0 });
    expect(await read(main)).toMatchObject({ companyId: survivor.id, jobTitle: 'CEO', version: 2 });
    expect(await read(beside)).toMatchObject({
      affiliations: [{ companyId: survivor.id, companyName: survivor.name, jobTitle: 'Adviser' }],
      version: 2,
    });
  });

  it('keeps the job title at the one that stays, whichever company was entered first', async () => {
    const [first, second] = [await make.company(), await make.company()];
    const affiliations = [
      { companyId: first.id, jobTitle: 'At the first' },
      { companyId: second.id, jobTitle: 'At the second' },
    ];
    const contact = await make.contact({ affiliations });
    await mergeCompanies(second, first);
    expect((await read(contact)).affiliations).toMatchObject([{ companyId: second.id, jobTitle: 'At the second' }]);
  });

  it('leaves nobody working for the one that stays twice', async () => {
    const [survivor, source, other] = [await make.company(), await make.company(), await make.company()];
    const [twice, mainStays, mainGoes] = [
      await make.contact({
        companyId: other.id,
        affiliations: [{ companyId: survivor.id }, { companyId: source.id, jobTitle: 'Adviser' }],
      }),
      await make.contact({ companyId: survivor.id, affiliations: [{ companyId: source.id, jobTitle: 'Owner' }] }),
      await make.contact({
        companyId: source.id,
        jobTitle: 'CEO',
        affiliations: [{ companyId: survivor.id, jobTitle: 'Chair' }, { companyId: other.id }],
      }),
    ];
    const answer = await mergeCompanies(survivor, source);
    expect(moved(answer, 'affiliations')).toEqual({ label: 'affiliations', moved: 0, combined: 3 });
    expect((await read(twice)).affiliations).toMatchObject([{ companyId: survivor.id, jobTitle: 'Adviser' }]);
    expect(await read(mainStays)).toMatchObject({ companyId: survivor.id, jobTitle: 'Owner', affiliations: [] });
    expect(await read(mainGoes)).toMatchObject({
      companyId: survivor.id,
      jobTitle: 'CEO',
      affiliations: [{ companyId: other.id }],
    });
    const { rows } = await api.db.query(
      `SELECT changes FROM audit_entry WHERE entity_id = $1 AND changes ? 'affiliations' ORDER BY id DESC LIMIT 1`,
      [mainGoes.id],
    );
    expect(JSON.stringify(rows[0].changes.affiliations.before)).toContain('Chair');
  });
});

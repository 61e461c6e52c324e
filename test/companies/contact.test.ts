import { useApi } from '../support/api.js';
import { insertRow, selectRows } from '../support/rows.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

const { api, make } = useApi();

describe('A contact', () => {
  it('is created with every field, normalised, and read back with an ETag', async () => {
    const company = await make.company({ name: 'Lumenora Works' });
    const other = await make.company({ name: 'Zhentai Institute' });
    const created = await api.bdm.post('/contacts', {
      fullName: '  CHEN Yuqing (Ms.) ',
      nativeName: '陈雨晴',
      givenName: 'Yuqing',
      familyName: 'Chen',
      companyId: company.id.toUpperCase(),
      jobTitle: 'Export manager',
      affiliations: [{ companyId: other.id, jobTitle: 'Adviser' }],
      email: ' Chen.Yuqing@Lumenora.EXAMPLE ',
      phone: '0086 755 2674 1234',
      languages: ['zh-hans', 'EN'],
      wechatId: 'chenyq',
      linkedinUrl: 'https://www.linkedin.com/in/chenyq',
      tags: ['led'],
      consents: [{ purpose: 'marketing', granted: true, wording: 'Yes,\nplease', wordingVersion: '1', source: 'Fair' }],
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      fullName: 'CHEN Yuqing (Ms.)',
      nativeName: '陈雨晴',
      givenName: 'Yuqing',
      familyName: 'Chen',
      companyId: company.id,
      companyName: 'Lumenora Works',
      jobTitle: 'Export manager',
      affiliations: [{ companyId: other.id, companyName: 'Zhentai Institute', jobTitle: 'Adviser' }],
      email: 'chen.yuqing@lumenora.example',
      phone: '+8675526741234',
      languages: ['zh-Hans', 'en'],
      wechatId: 'chenyq',
      linkedinUrl: 'https://www.linkedin.com/in/chenyq',
      tags: ['led'],
      consents: [{ purpose: 'marketing', granted: true, lawfulBasis: 'consent' }],
      mayBeMailed: true,
      mergedIntoId: null,
      version: 1,
      createdBy: api.bdm.id,
      archivedAt: null,
    });
    expect(created.headers.get('location')).toBe(`/api/v1/contacts/${created.body.id}`);
    const read = await api.viewer.get(`/contacts/${created.body.id}`);
    expect([read.headers.get('etag'), read.headers.get('link')]).toEqual(['"1"', null]);
    expect(read.body).toEqual(created.body);
    const { rows } = await api.db.query('SELECT pinyin FROM contact WHERE id = $1', [created.body.id]);
    expect(rows).toEqual([{ pinyin: 'chenyuqing' }]);
  });

  it.each(['陈雨晴', 'Maria de la Cruz y Ávila', 'Nguyễn Thị Minh Khai', "O'Neill-Vandenbossche", 'Madonna'])(
    'keeps the name %s as typed and does not split it',
    async (fullName) => {
      expect((await api.bdm.post('/contacts', { fullName })).body).toMatchObject({
        fullName,
        givenName: null,
        familyName: null,
        nativeName: null,
        companyId: null,
        companyName: null,
        email: null,
        languages: [],
        affiliations: [],
        consents: [],
        mayBeMailed: false,
      });
    },
  );

  it('is changed by a merge patch: null clears, what is absent stays, each change in the audit trail', async () => {
    const { id } = await make.contact({ phone: '+32 11 30 01 00', languages: ['nl'], tags: ['a'], nativeName: '李娜' });
    const changed = await api.bdm.patch(`/contacts/${id}`, { phone: null, languages: null, jobTitle: 'CFO' });
    expect(changed.body).toMatchObject({ phone: null, languages: [], jobTitle: 'CFO', tags: ['a'], version: 2 });
    const rows = await selectRows(api.db, 'audit_entry', { entity_id: id }, 'action, actor_id, changes', 'id');
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated']);
    expect(rows[1]).toMatchObject({
      actor_id: api.bdm.id,
      changes: {
        phone: { before: '+3211300100', after: null },
        languages: { before: ['nl'], after: [] },
        jobTitle: { before: null, after: 'CFO' },
      },
    });
    await api.bdm.patch(`/contacts/${id}`, { nativeName: '王伟' });
    expect((await api.db.query('SELECT pinyin FROM contact WHERE id = $1', [id])).rows[0].pinyin).toBe('wangwei');
  });

  it('does not change, and keeps its version, when a change changes nothing', async () => {
    const { id, fullName, email } = await make.contact();
    const same = await api.bdm.patch(`/contacts/${id}`, { fullName, email: email.toUpperCase(), affiliations: [] });
    expect([same.status, same.body.version]).toEqual([200, 1]);
  });

  it('accepts one of twenty simultaneous changes of one version', async () => {
    const { id } = await make.contact();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        api.bdm.patch(`/contacts/${id}`, { jobTitle: `Title ${n}` }, { 'if-match': '"1"' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect((await api.viewer.get(`/contacts/${id}`)).body.version).toBe(2);
  });

  it('is made once by a request repeated with one idempotency key, and by twenty at once', async () => {
    const body = { fullName: 'Once Only' };
    const header = { 'idempotency-key': 'contact-once' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.bdm.post('/contacts', body, header)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const again = await api.bdm.post('/contacts', body, header);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    const { rows } = await api.db.query(`SELECT id FROM contact WHERE full_name = 'Once Only'`);
    expect(rows).toEqual([{ id: again.body.id }]);
    const other = await api.bdm.post('/contacts', { fullName: 'Somebody Else' }, header);
    expect([other.status, other.body.errors[0].code]).toEqual([422, 'idempotency.key_reused']);
  });

  it('that does not exist is neither merged, nor has it consents', async () => {
    const merged = await api.bdm.post(`/contacts/${UNKNOWN}/merge`, { sourceId: (await make.contact()).id });
    const consents = await api.bdm.get(`/contacts/${UNKNOWN}/consents`);
    for (const answer of [merged, consents]) expect(answer.problem).toEqual([404, 'contact.not_found']);
  });
});

describe('The e-mail address of a contact', () => {
  it('belongs to one contact in use, which the refusal names', async () => {
    const first = await make.contact({ email: 'taken@example.org' });
    const second = await make.contact();
    for (const answer of [
      await api.bdm.post('/contacts', { fullName: 'Twin', email: ' TAKEN@Example.org' }),
      await api.bdm.patch(`/contacts/${second.id}`, { email: 'Taken@example.org' }),
    ]) {
      expect(answer.problem).toEqual([409, 'contact.duplicate_email']);
      expect(answer.pointers).toEqual(['/email']);
      expect(answer.body.candidates).toEqual([{ id: first.id, fullName: first.fullName, archived: false }]);
      expect(answer.body.detail).toContain(first.id);
    }
  });

  it('may be absent from any number of contacts', async () => {
    for (let n = 0; n < 2; n++) expect((await api.bdm.post('/contacts', { fullName: 'No Mail' })).status).toBe(201);
  });

  it('is free again once its contact is archived, which then cannot come back with it', async () => {
    const email = 'reused@example.org';
    const first = await make.contact({ email });
    await api.bdm.delete(`/contacts/${first.id}`);
    const second = await make.contact({ email });
    const back = await api.bdm.post(`/contacts/${first.id}/restore`);
    expect(back.problem).toEqual([409, 'contact.duplicate_email']);
    expect(back.body.candidates).toEqual([{ id: second.id, fullName: second.fullName, archived: false }]);
    await api.bdm.patch(`/contacts/${second.id}`, { email: null });
    expect((await api.bdm.post(`/contacts/${first.id}/restore`)).body.email).toBe(email);
  });

  it('is given to one of twenty contacts that are created at once, and the errors of the others name that one', async () => {
    const email = 'race@example.org';
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => api.bdm.post('/contacts', { fullName: `Racer ${n}`, email })),
    );
    const [winner, ...more] = answers.filter(({ status }) => status === 201);
    expect(more).toEqual([]);
    const losers = answers.filter(({ status, body }) => status === 409 && body.code === 'contact.duplicate_email');
    expect(losers).toHaveLength(19);
    for (const { body } of losers) expect(body.candidates).toMatchObject([{ id: winner!.body.id }]);
    expect((await api.db.query('SELECT id FROM contact WHERE email = $1', [email])).rows).toHaveLength(1);
  });

  it('is given to one of many contacts that are changed and restored at once', async () => {
    const email = 'tug@example.org';
    const archived = await make.contact({ email });
    await api.bdm.delete(`/contacts/${archived.id}`);
    const others = await Promise.all(Array.from({ length: 6 }, () => make.contact()));
    const answers = await Promise.all([
      api.bdm.post(`/contacts/${archived.id}/restore`),
      ...others.map(({ id }) => api.bdm.patch(`/contacts/${id}`, { email })),
    ]);
    const winner = answers.find(({ status }) => status === 200);
    const losers = answers.filter(({ status }) => status === 409);
    expect(losers).toHaveLength(6);
    for (const { body } of losers) expect(body.candidates).toMatchObject([{ id: winner!.body.id }]);
  });

  it('is unique in the database itself, even for changes by SQL', async () => {
    const { email } = await make.contact();
    await expect(insertRow(api.db, 'contact', { email })).rejects.toThrow(/contact_email_uq/);
    await expect(insertRow(api.db, 'contact', { email: 'Upper@example.org' })).rejects.toThrow(/contact_email_ck/);
  });
});

describe('A contact refers to companies', () => {
  it.each(['/companyId', '/affiliations/0/companyId'])('that exist and are in use: %s', async (pointer) => {
    const archived = await make.company();
    await api.bdm.delete(`/companies/${archived.id}`);
    for (const [id, code] of [
      [UNKNOWN, 'reference.unknown'],
      [archived.id, 'reference.archived'],
    ]) {
      const field = pointer === '/companyId' ? { companyId: id } : { affiliations: [{ companyId: id }] };
      const { id: contactId } = await make.contact();
      for (const answer of [
        await api.bdm.post('/contacts', { fullName: 'X', ...field }),
        await api.bdm.patch(`/contacts/${contactId}`, field),
      ]) {
        expect([answer.status, answer.body.errors[0]]).toMatchObject([422, { pointer, code }]);
      }
    }
  });

  it('that may be archived later without keeping it from being changed', async () => {
    const [main, other] = [await make.company(), await make.company()];
    const { id } = await make.contact({ companyId: main.id, affiliations: [{ companyId: other.id }] });
    await api.bdm.delete(`/companies/${main.id}`);
    await api.bdm.delete(`/companies/${other.id}`);
    const changed = await api.bdm.patch(`/contacts/${id}`, {
      jobTitle: 'Still here',
      companyId: main.id,
      affiliations: [{ companyId: other.id, jobTitle: 'Too' }],
    });
    expect(changed.body).toMatchObject({ jobTitle: 'Still here', affiliations: [{ jobTitle: 'Too' }] });
  });

  it('several at once, each with its job title, replaced as a whole and in the audit trail', async () => {
    const [a, b, c] = [await make.company(), await make.company(), await make.company()];
    const { id } = await make.contact({
      companyId: a.id,
      jobTitle: 'CEO',
      affiliations: [{ companyId: b.id, jobTitle: 'Board member' }],
    });
    expect((await api.bdm.patch(`/contacts/${id}`, { affiliations: [{ companyId: c.id }] })).body).toMatchObject({
      jobTitle: 'CEO',
      affiliations: [{ companyId: c.id, companyName: c.name, jobTitle: null }],
      version: 2,
    });
    const rows = await selectRows(api.db, 'audit_entry', { entity_id: id, action: 'updated' }, 'changes');
    expect(rows[0].changes).toEqual({
      affiliations: {
        before: [{ companyId: b.id, jobTitle: 'Board member' }],
        after: [{ companyId: c.id, jobTitle: null }],
      },
    });
    expect((await api.bdm.patch(`/contacts/${id}`, { affiliations: null })).body.affiliations).toEqual([]);
  });

  it('once each: the main one is no affiliation, and one that becomes the main one stops being one', async () => {
    const [a, b] = [await make.company(), await make.company()];
    const twice = await api.bdm.post('/contacts', {
      fullName: 'X',
      companyId: a.id,
      affiliations: [{ companyId: b.id }, { companyId: a.id }],
    });
    expect([twice.status, twice.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/affiliations/1/companyId', code: 'contact.affiliation_is_main' },
    ]);
    const { id } = await make.contact({
      companyId: a.id,
      jobTitle: 'CEO',
      affiliations: [{ companyId: b.id, jobTitle: 'Board member' }],
    });
    const moved = await api.bdm.patch(`/contacts/${id}`, { companyId: b.id });
    expect(moved.body).toMatchObject({ companyId: b.id, jobTitle: 'Board member', affiliations: [] });
  });
});

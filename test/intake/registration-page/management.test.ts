import { useApi } from '../../support/api.js';
import { ok } from '../../support/make.js';
import { makePage, makeSeminar, PAGE, putPage } from './page.given.js';

const { api } = useApi();

const build = (seminarId: string) => `/seminars/${seminarId}/registration-page`;

describe('The registration page of a seminar', () => {
  it('does not exist until somebody creates it', async () => {
    const seminar = await makeSeminar(api);
    expect((await api.bdm.get(build(seminar['id']))).problem).toEqual([404, 'registration_page.none']);
    const page = await putPage(api, seminar['id'], { slug: 'first-page' });
    expect(page).toMatchObject({ seminarId: seminar['id'], slug: 'first-page', enabled: false, version: 1 });
    expect(page['url']).toMatch(/\/r\/first-page$/);
    expect(page['warnings'].map(({ code }: { code: string }) => code)).toEqual([
      'no_mail_server',
      'no_capacity',
      'no_closing_time',
    ]);
    expect(await ok(api.viewer.get(build(seminar['id'])))).toMatchObject({ slug: 'first-page', doubleOptIn: false });
  });

  it('is replaced as a whole, and not over the changes of somebody else', async () => {
    const seminar = await makeSeminar(api);
    const page = await putPage(api, seminar['id'], { slug: 'whole-page' });
    const body = { ...PAGE, slug: 'whole-page', questions: [] };
    const etag = { 'if-match': `"${page['version']}"` };
    expect(await ok(api.bdm.put(build(seminar['id']), body, etag))).toMatchObject({ questions: [], version: 2 });
    expect((await api.bdm.put(build(seminar['id']), body, etag)).problem).toEqual([412, 'request.stale_version']);
  });

  it('is created only where there is none, if the client has seen none', async () => {
    const seminar = await makeSeminar(api);
    const none = { 'if-match': '"0"' };
    const body = { ...PAGE, slug: 'only-once' };
    expect((await api.bdm.put(build(seminar['id']), body, { 'if-match': '"1"' })).problem).toEqual([
      412,
      'request.stale_version',
    ]);
    const both = await Promise.all([body, body].map((one) => api.bdm.put(build(seminar['id']), one, none)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(await ok(api.bdm.get(build(seminar['id'])))).toMatchObject({ version: 1 });
  });

  it('gets the next version of a consent when its wording changes, and never an earlier one', async () => {
    const seminar = await makeSeminar(api);
    const slug = 'consent-page';
    const change = (en: string) => [{ ...PAGE.consents[0], wording: { ...PAGE.consents[0]!.wording, en } }];
    const versions = [];
    for (const consents of [PAGE.consents, PAGE.consents, change('Invite me.'), [], change('Invite me.')]) {
      const page = await putPage(api, seminar['id'], { slug, consents });
      versions.push(page['consents'].map(({ version }: { version: number }) => version));
    }
    expect(versions).toEqual([[1], [1], [2], [], [3]]);
  });

  it('needs every text in each of its languages', async () => {
    const seminar = await makeSeminar(api);
    const answer = await api.bdm.put(build(seminar['id']), {
      ...PAGE,
      slug: 'lacking-page',
      texts: { en: PAGE.texts.en, zh: PAGE.texts.zh },
      consents: [{ purpose: 'marketing', wording: { en: 'Yes' } }],
    });
    expect(answer.problem).toEqual([422, 'registration_page.language_without_text']);
    expect(answer.pointers).toEqual(['/texts/nl', '/consents/0/wording/nl', '/consents/0/wording/zh']);
  });

  it('refuses ids that are used twice, and options that a kind does not have', async () => {
    const seminar = await makeSeminar(api);
    const label = { en: 'A', nl: 'A', zh: 'A' };
    const answer = await api.bdm.put(build(seminar['id']), {
      ...PAGE,
      slug: 'twice-page',
      questions: [
        { id: 'email', label, kind: 'text' },
        { id: 'a', label, kind: 'choice' },
        { id: 'a', label, kind: 'yes_no', options: [{ id: 'x', label }] },
      ],
    });
    expect(answer.fieldErrors).toEqual([
      '/questions/0/id registration_page.duplicate_key',
      '/questions/2/id registration_page.duplicate_key',
      '/questions/1/options registration_page.options',
      '/questions/2/options registration_page.options',
    ]);
  });

  it('has an address of its own', async () => {
    await putPage(api, (await makeSeminar(api))['id'], { slug: 'own-address' });
    const other = await makeSeminar(api);
    const answer = await api.bdm.put(build(other['id']), { ...PAGE, slug: 'own-address' });
    expect(answer.problem).toEqual([409, 'registration_page.slug_taken']);
    expect(answer.pointers).toEqual(['/slug']);
    for (const slug of ['ab', 'Upper', 'two--hyphens', '-first', 'last-', 'with space', 'x'.repeat(61)]) {
      expect((await api.bdm.put(build(other['id']), { ...PAGE, slug })).pointers).toEqual(['/slug']);
    }
  });

  it('is enabled only with a notice in each language, for a seminar that takes place', async () => {
    const seminar = await makeSeminar(api);
    await putPage(api, seminar['id'], { slug: 'not-ready', privacyNotice: { en: 'We keep your data.' } });
    const answer = await api.bdm.post(`${build(seminar['id'])}/enable`);
    expect(answer.problem).toEqual([409, 'registration_page.not_ready']);
    expect(answer.pointers).toEqual(['/privacyNotice/nl', '/privacyNotice/zh']);
    await putPage(api, seminar['id'], { slug: 'not-ready' });
    await ok(api.bdm.patch(`/seminars/${seminar['id']}`, { status: 'cancelled' }));
    expect((await api.bdm.post(`${build(seminar['id'])}/enable`)).pointers).toEqual(['/seminar/status']);
  });

  it('keeps its notice while it is enabled', async () => {
    const page = await makePage(api);
    const answer = await api.bdm.put(build(page['seminarId']), { ...PAGE, slug: page['slug'], privacyNotice: {} });
    expect(answer.problem).toEqual([409, 'registration_page.not_ready']);
  });

  it('cannot be created for a seminar that is over', async () => {
    const seminar = await makeSeminar(api, { startsAt: '2016-03-18T09:00', endsAt: '2016-03-18T12:30' });
    const answer = await api.bdm.put(build(seminar['id']), { ...PAGE, slug: 'over-page' });
    expect(answer.problem).toEqual([409, 'registration_page.seminar_over']);
  });

  it('switches its connection, which nobody else switches', async () => {
    const page = await makePage(api);
    const connection = `/intake/connections/${page['connectionId']}`;
    expect(await ok(api.bdm.get(connection))).toMatchObject({ provider: 'registration_page', pausedAt: null });
    const refused = [
      api.admin.post(`${connection}/pause`),
      api.admin.post(`${connection}/rotate-token`),
      api.admin.post(`${connection}/rotate-secret`, { secret: null }),
      api.admin.delete(connection),
      api.admin.patch(connection, { mapping: { fields: { fullName: 'email' } } }),
    ];
    for (const answer of await Promise.all(refused)) {
      expect(answer.problem).toEqual([409, 'intake_connection.of_registration_page']);
    }
    await ok(api.bdm.post(`${build(page['seminarId'])}/disable`));
    expect((await ok(api.bdm.get(connection)))['pausedAt']).not.toBeNull();
    expect((await api.admin.post(`${connection}/resume`)).problem[0]).toBe(409);
    await ok(api.admin.patch(connection, { name: 'Our page' }));
    expect(
      (await api.admin.post('/intake/connections', { name: 'x', provider: 'registration_page' })).pointers,
    ).toEqual(['/provider']);
  });

  it('is shown to colleagues before it is enabled, and changed by those who may', async () => {
    const seminar = await makeSeminar(api);
    await putPage(api, seminar['id'], { slug: 'preview-page' });
    const answer = await api.viewer.get(`${build(seminar['id'])}/preview?lang=zh`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.text).toContain('<html lang="zh-Hans">');
    expect(answer.text).toContain('欧洲试验场');
    expect((await api.viewer.put(build(seminar['id']), { ...PAGE, slug: 'preview-page' })).status).toBe(403);
    await ok(api.bdm.post(`${build(seminar['id'])}/enable`));
    const { items } = await ok(api.admin.get('/audit?entityType=registration_page&limit=1'));
    expect(items).toMatchObject([{ action: 'page_enabled', actorName: expect.any(String) }]);
  });
});

import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { buildMailSettings } from './mail.given.js';
import { makeSeminar } from './registration-mails.given.js';

const { api } = useApi({ keys: ['admin', 'manager', 'bdm', 'viewer'], env: buildMailSettings(1) });

const PATH = '/mail-templates/registration_confirmed/nl';
const TEXT = { subject: 'Tot dan: {{seminar.title}}', body: 'Dag {{contact.fullName}},\n\nTot {{seminar.date}}.' };
const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

afterEach(() => ok(api.manager.delete(PATH)));

describe('The templates of mails', () => {
  it('are listed with the texts that ship with the product, in their languages', async () => {
    const { items } = await ok(api.viewer.get('/mail-templates'));
    expect(items).toHaveLength(31);
    const languages = (key: string) => items.filter((one: Made) => one.key === key).map((one: Made) => one.language);
    expect(languages('seminar_invitation')).toEqual(['en', 'nl', 'zh']);
    expect(languages('report_ready')).toEqual(['en', 'nl']);
    expect(items.every((one: Made) => one.subject && one.body && !one.isChanged && one.updatedAt === null)).toBe(true);
  });

  it('can be changed and returned to the text of the product, with an entry of the audit trail each time', async () => {
    const shipped = await ok(api.viewer.get(PATH));
    const changed = await ok(api.manager.put(PATH, TEXT));
    expect(changed).toMatchObject({ ...TEXT, isChanged: true, version: shipped.version + 1 });
    expect(changed.placeholders).toContain('registration.manageLink');
    expect(await ok(api.viewer.get(PATH))).toEqual(changed);
    const reset = await ok(api.manager.delete(PATH));
    expect(reset).toMatchObject({ subject: shipped.subject, body: shipped.body, isChanged: false });
    const { items } = await ok(api.admin.get('/audit?entityType=mail_template&limit=2'));
    expect(items.map(({ action, changes }: Made) => [action, changes.subject])).toEqual([
      ['updated', { before: TEXT.subject, after: null }],
      ['updated', { before: null, after: TEXT.subject }],
    ]);
  });

  it('are changed only in the version that the caller has seen', async () => {
    const { headers } = await api.viewer.get(PATH);
    const seen = { 'if-match': headers.get('etag')! };
    await ok(api.manager.put(PATH, TEXT, seen));
    expect((await api.manager.put(PATH, { ...TEXT, subject: 'x' }, seen)).problem).toEqual([
      412,
      'request.stale_version',
    ]);
    expect((await api.manager.delete(PATH, seen)).problem).toEqual([412, 'request.stale_version']);
    expect((await ok(api.viewer.get(PATH))).subject).toBe(TEXT.subject);
  });

  it('stay as they are when the same text is stored, or the text of the product again', async () => {
    const { version } = await ok(api.manager.put(PATH, TEXT));
    expect((await ok(api.manager.put(PATH, TEXT))).version).toBe(version);
    const reset = await ok(api.manager.delete(PATH));
    expect((await ok(api.manager.delete(PATH))).version).toBe(reset.version);
  });

  it.each([
    ['an unknown placeholder in the text', { body: 'Dag {{nonsense}}' }, ['/body mail_template.unknown_placeholder']],
    [
      'an unknown placeholder in the subject',
      { subject: '{{ subject }}' },
      ['/subject mail_template.unknown_placeholder'],
    ],
    ['a placeholder of another template', { body: '{{link}}' }, ['/body mail_template.unknown_placeholder']],
    ['a header in the subject', { subject: 'Dag\r\nBcc: victim@example.test' }, ['/subject field.matches']],
    ['an empty subject', { subject: ' ' }, ['/subject field.matches']],
    ['an empty text', { body: ' \n ' }, ['/body field.matches']],
    ['a text that is too long', { body: 'x'.repeat(20_001) }, ['/body field.max_length']],
    ['a subject that is too long', { subject: 'x'.repeat(201) }, ['/subject field.max_length']],
  ])('refuse %s', async (_, change, errors) => {
    const answer = await api.manager.put(PATH, { ...TEXT, ...change });
    expect([answer.status, answer.fieldErrors]).toEqual([422, errors]);
    expect((await ok(api.viewer.get(PATH))).isChanged).toBe(false);
  });

  it('name the known placeholders in the error', async () => {
    const { problem, body } = await api.manager.put(PATH, { ...TEXT, body: '{{nonsense}} {{seminar.title}}' });
    expect(problem).toEqual([422, 'mail_template.unknown_placeholder']);
    expect(body.detail).toMatch(/^body must not have \{\{nonsense\}\}; this template knows .*\{\{seminar\.title\}\}/);
  });

  it.each(['/mail-templates/nonsense/en', '/mail-templates/report_ready/zh', '/mail-templates/report_ready/fr'])(
    'have no %s',
    async (path) => {
      for (const answer of [
        await api.manager.get(path),
        await api.manager.put(path, TEXT),
        await api.manager.delete(path),
      ])
        expect(answer.problem).toEqual([404, 'mail_template.not_found']);
      expect((await api.manager.post(`${path}/preview`, {})).problem).toEqual([404, 'mail_template.not_found']);
    },
  );

  it('can be read by viewers, and changed by managers only', async () => {
    for (const caller of [api.viewer, api.bdm]) {
      expect((await caller.put(PATH, TEXT)).problem).toEqual([403, 'auth.forbidden']);
      expect((await caller.delete(PATH)).problem).toEqual([403, 'auth.forbidden']);
      expect((await caller.post(`${PATH}/preview`, {})).status).toBe(200);
    }
    expect((await api.anonymous.get('/mail-templates')).status).toBe(401);
  });
});

describe('A preview of a template', () => {
  it('shows made-up values, with its pictures inside', async () => {
    const { subject, text, html } = await ok(api.viewer.post(`${PATH}/preview`, {}));
    expect(subject).toBe('U bent ingeschreven: Limburg, testing ground for Europe');
    expect(text).toContain(
      'Datum: donderdag 18 maart 2027\nUur: 09:00–12:30 (Midden-Europese tijd)\nPlaats: Corda Campus',
    );
    expect(text).toContain('https://crm.locate.test/example');
    expect(html.match(/<img src="data:image\/png;base64,/g)).toHaveLength(2);
    expect(html).not.toContain('cid:');
  });

  it('shows a text that is not stored, with the values of a registration', async () => {
    const seminar = await makeSeminar(api);
    const { id } = await ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, { fullName: '<b>x</b>{{subject}}' }));
    const preview = await ok(api.viewer.post(`${PATH}/preview`, { ...TEXT, recordId: id }));
    expect(preview.subject).toBe(`Tot dan: ${seminar.title}`);
    expect(preview.html).toContain('Dag &lt;b&gt;x&lt;/b&gt;{{subject}},');
    expect((await ok(api.viewer.get(PATH))).isChanged).toBe(false);
  });

  it('shows the values of a seminar', async () => {
    const seminar = await makeSeminar(api, { title: 'Light in care' });
    const { subject } = await ok(
      api.viewer.post('/mail-templates/seminar_invitation/zh/preview', { recordId: seminar.id }),
    );
    expect(subject).toBe('邀请函：Light in care');
  });

  it('refuses an unknown placeholder, and a record that is neither', async () => {
    const path = `${PATH}/preview`;
    expect((await api.viewer.post(path, { body: '{{x}}' })).fieldErrors).toEqual([
      '/body mail_template.unknown_placeholder',
    ]);
    expect((await api.viewer.post(path, { recordId: UNKNOWN })).fieldErrors).toEqual(['/recordId reference.unknown']);
  });

  it('needs the right to see registrations', async () => {
    const key = await api.key('viewer', ['mail_templates:read', 'activities:read']);
    expect((await key.get(PATH)).status).toBe(200);
    expect((await key.post(`${PATH}/preview`, {})).status).toBe(403);
  });
});

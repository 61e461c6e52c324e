import { readFileSync } from 'node:fs';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

const clock = new ManualClock(new Date('2026-06-01T08:00:00Z'));
const { api, make } = useApi({ clock, env: { INTAKE_BODY_DAYS: '200' } });

const read = (kind: string): Promise<Made> => ok(api.manager.get(`/privacy/retention-rules/${kind}`));
const put = (kind: string, body: unknown, headers = {}) =>
  api.manager.put(`/privacy/retention-rules/${kind}`, body, headers);
const readAudit = async (type: string): Promise<Made[]> =>
  (await ok(api.manager.get(`/audit?entityType=${type}&sort=at`))).items;

describe('The retention rules', () => {
  it('begin with the terms of the contract, and that of contacts is off', async () => {
    const { items, terms } = await ok(api.manager.get('/privacy/retention-rules'));
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'contact',
        months: 36,
        enabled: false,
        countsFrom: 'last_own_contact',
        action: 'erase',
      }),
      expect.objectContaining({
        kind: 'registration_without_contact',
        months: 24,
        enabled: true,
        countsFrom: 'seminar_end',
      }),
      expect.objectContaining({ kind: 'form_rejected', months: 3, enabled: true, action: 'remove_content' }),
      expect.objectContaining({
        kind: 'inbound_unmatched',
        months: 6,
        enabled: true,
        action: 'delete',
        updatedAt: null,
      }),
    ]);
    expect(terms).toContainEqual({ kind: 'delivery_bytes', setting: 'INTAKE_BODY_DAYS', value: 200, unit: 'days' });
    expect(terms).toContainEqual({ kind: 'user_sessions', setting: null, value: 14, unit: 'days' });
    const settings = terms.map(({ setting }: Made) => setting).filter(Boolean);
    const names = readFileSync(getProjectPath('.env.example'), 'utf8');
    expect(settings.filter((name: string) => !names.includes(`${name}=`))).toEqual([]);
  });

  it('are changed as a whole, with an entry of the audit trail for each change', async () => {
    const { version } = await read('form_rejected');
    expect(await ok(put('form_rejected', { months: 5, enabled: true }))).toMatchObject({
      months: 5,
      version: version + 1,
    });
    await ok(put('form_rejected', { months: 5, enabled: true }));
    await ok(put('form_rejected', { months: 5, enabled: false }));
    expect(await read('form_rejected')).toMatchObject({ months: 5, enabled: false, version: version + 2 });
    expect((await readAudit('retention_rule')).map(({ changes }) => changes)).toEqual([
      { months: { before: 3, after: 5 } },
      { enabled: { before: true, after: false } },
    ]);
    expect((await put('form_rejected', { months: 6, enabled: true }, { 'if-match': `"${version}"` })).problem).toEqual([
      412,
      'request.stale_version',
    ]);
  });

  it('follow one another when two are changed at once, and each change has what it replaced', async () => {
    const before = (await readAudit('retention_rule')).length;
    const months = [7, 8, 9, 10, 11];
    await Promise.all(months.map((each) => ok(put('inbound_unmatched', { months: each, enabled: true }))));
    const entries = (await readAudit('retention_rule')).slice(before);
    const values = entries.map(({ changes }) => changes.months);
    expect(values.map(({ after }: Made) => after).toSorted((a: number, b: number) => a - b)).toEqual(months);
    let current = 6;
    for (const _ of months) {
      const next = values.find((value: Made) => value.before === current);
      current = next.after;
    }
    expect((await read('inbound_unmatched')).months).toBe(current);
  });

  it.each([
    ['contact', { months: 0, enabled: true }, ['/months']],
    ['contact', { months: 241, enabled: true }, ['/months']],
    ['contact', { months: 1.5, enabled: true }, ['/months']],
    ['contact', { months: '36', enabled: 'true' }, ['/months', '/enabled']],
    ['contact', { months: null, enabled: null }, ['/months', '/enabled']],
    ['contact', {}, ['/months', '/enabled']],
    ['contact', { months: 36, enabled: true, kind: 'form_rejected' }, ['/kind']],
  ])('refuse %s %j', async (kind, body, pointers) => {
    const answer = await put(kind, body);
    expect([answer.status, answer.pointers]).toEqual([422, pointers]);
  });

  it.each(['nothing', 'CONTACT', 'contact%00', "contact'--", '%F0%9F%98%80'])(
    'do not know the kind %s',
    async (kind) => {
      for (const answer of [
        await api.manager.get(`/privacy/retention-rules/${kind}`),
        await put(kind, { months: 3, enabled: true }),
      ])
        expect([400, 404]).toContain(answer.status);
    },
  );

  it('are kept by the database even if the application would not', async () => {
    for (const change of ['months = 0', 'months = 241', `kind = 'other'`, 'archived_at = now()'])
      await expect(api.db.query(`UPDATE privacy_retention_rule SET ${change} WHERE kind = 'contact'`)).rejects.toThrow(
        /_ck/,
      );
    await expect(
      api.db
        .query(`INSERT INTO privacy_retention_rule SELECT gen_random_uuid(), now(), now(), 1, NULL, NULL, kind, 3, true
        FROM privacy_retention_rule WHERE kind = 'contact'`),
    ).rejects.toThrow(/kind_uq/);
  });
});

describe('A contact', () => {
  const keep = (id: string, keepUntil: string | null, by = api.manager) => by.patch(`/contacts/${id}`, { keepUntil });

  it('is kept until a day that a manager sets, at most 24 months ahead', async () => {
    const { id, version } = await make.contact();
    expect(await ok(keep(id, '2028-06-01'))).toMatchObject({ keepUntil: '2028-06-01', version: version + 1 });
    expect((await ok(api.viewer.get(`/contacts/${id}`))).keepUntil).toBe('2028-06-01');
    const { items } = await ok(api.manager.get(`/audit?entityId=${id}&action=updated`));
    expect(items[0].changes).toEqual({ keepUntil: { before: null, after: '2028-06-01' } });
    for (const day of ['2028-06-02', '2026-05-31', '2026-02-30', 'soon'])
      expect([day, (await keep(id, day)).pointers]).toEqual([day, ['/keepUntil']]);
    expect((await keep(id, '2028-06-02')).fieldErrors).toEqual(['/keepUntil contact.keep_until']);
    expect((await ok(keep(id, null))).keepUntil).toBeNull();
  });

  it('is kept by nobody but managers who have signed in', async () => {
    const { id } = await make.contact();
    for (const by of [api.bdm, await api.key('admin'), await api.key('manager')]) {
      const answer = await keep(id, '2027-01-01', by);
      expect([answer.problem, answer.pointers]).toEqual([[403, 'contact.keep_until_forbidden'], ['/keepUntil']]);
    }
    // A form that sends the field back as it was is not a change of it.
    await ok(keep(id, null, api.bdm));
    await ok(keep(id, '2027-01-01'));
    await ok(api.bdm.patch(`/contacts/${id}`, { keepUntil: '2027-01-01', jobTitle: 'Director' }));
    expect((await keep(id, null, api.bdm)).status).toBe(403);
    expect((await api.bdm.post('/contacts', { fullName: 'X', keepUntil: '2027-01-01' })).pointers).toEqual([
      '/keepUntil',
    ]);
  });

  it('keeps the later day when two are merged', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    await ok(keep(survivor.id, '2027-01-01'));
    await ok(keep(source.id, '2027-09-01'));
    await ok(api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }));
    expect((await ok(api.bdm.get(`/contacts/${survivor.id}`))).keepUntil).toBe('2027-09-01');
  });

  it('is found by the day in the list', async () => {
    const { id } = await make.contact();
    await ok(keep(id, '2026-07-15'));
    const { items } = await ok(api.manager.get('/contacts?keepUntil=2026-07-15'));
    expect(items.map((one: Made) => one.id)).toEqual([id]);
  });

  it('is kept for at most 24 months by the database too', async () => {
    const { id } = await make.contact();
    await expect(api.db.query(`UPDATE contact SET keep_until = '2028-06-02' WHERE id = $1`, [id])).rejects.toThrow(
      /keep_until_ck/,
    );
  });

  it('is kept with up to 199 others at once, archived ones too', async () => {
    const made = [await make.contact(), await make.contact(), await make.contact(), await make.contact()];
    const [first, archived, merged, survivor] = made.map(({ id }) => id);
    await ok(api.bdm.delete(`/contacts/${archived}`));
    await ok(api.bdm.post(`/contacts/${survivor}/merge`, { sourceId: merged }));
    const unknown = '0199ffff-ffff-7fff-8fff-ffffffffffff';
    const body = { keys: [first, archived, merged, unknown], keepUntil: '2027-12-31' };
    const view = await ok(api.manager.post('/privacy/retention/keep', body));
    expect(view.kept.map(({ key }: Made) => key).toSorted()).toEqual([first, archived].toSorted());
    expect(view.skipped.toSorted()).toEqual([merged, unknown].toSorted());
    const { rows } = await api.db.query('SELECT keep_until::text AS day FROM contact WHERE id = ANY($1)', [body.keys]);
    expect(rows.map(({ day }) => day).filter(Boolean)).toEqual(['2027-12-31', '2027-12-31']);
    await ok(api.manager.post('/privacy/retention/keep', { keys: [first], keepUntil: null }));
    expect((await ok(api.bdm.get(`/contacts/${first}`))).keepUntil).toBeNull();
  });

  it.each([
    [{ keys: [], keepUntil: '2027-01-01' }, '/keys'],
    [{ keys: ['x'], keepUntil: '2027-01-01' }, '/keys'],
    [
      {
        keys: Array.from({ length: 201 }, (_, n) => `0199ffff-ffff-7fff-8fff-${String(n).padStart(12, '0')}`),
        keepUntil: null,
      },
      '/keys',
    ],
    [{ keys: ['0199ffff-ffff-7fff-8fff-ffffffffffff'], keepUntil: '2029-01-01' }, '/keepUntil'],
    [{ keys: ['0199ffff-ffff-7fff-8fff-ffffffffffff'] }, '/keepUntil'],
  ])('is not kept by a wrong request %#', async (body, pointer) => {
    const answer = await api.manager.post('/privacy/retention/keep', body);
    expect([answer.status, answer.pointers]).toEqual([422, [pointer]]);
  });
});

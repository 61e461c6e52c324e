import { delegationList } from '../../src/activities/delegations/delegation.list.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';
import { given, VISIT } from './delegation.given.js';
import { insertRow } from '../support/rows.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';
const clock = new ManualClock(new Date('2026-05-01T08:00:00Z'));

const { api } = useApi({ clock });
const its = given(api);
afterEach(() => clock.set(new Date('2026-05-01T08:00:00Z')));

describe('A delegation', () => {
  it('is added, read, changed, archived and restored', async () => {
    const [sender, host, other] = [await its.make.company(), await its.make.company(), await its.make.company()];
    const created = await api.bdm.post('/delegations', {
      ...VISIT,
      country: 'BE',
      city: 'Genk',
      senderCompanyId: sender.id,
      hostCompanyIds: [host.id],
      objectives: 'Meet makers',
      notes: 'By coach',
      budgetEur: 40_000,
      costEur: 36_500,
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      ...VISIT,
      reference: expect.stringMatching(/^DEL-2026-\d{4}$/),
      status: 'planned',
      senderCompanyName: sender.name,
      hostCompanyIds: [host.id],
      hostCompanies: [{ id: host.id, name: host.name }],
      ownerId: api.bdm.id,
      budgetEur: 40_000,
      participantCount: 0,
      version: 1,
    });
    const path = `/delegations/${created.body.id}`;
    const read = await api.viewer.get(path);
    expect([read.body, read.headers.get('etag')]).toEqual([created.body, '"1"']);
    const changed = await api.bdm.patch(path, { hostCompanyIds: [other.id], notes: null }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ version: 2, hostCompanyIds: [other.id], notes: null, city: 'Genk' });
    const { rows } = await api.db.query(
      `SELECT entity_type, changes FROM audit_entry WHERE entity_id = $1 AND action = 'updated'`,
      [created.body.id],
    );
    expect(rows).toEqual([
      {
        entity_type: 'delegation',
        changes: {
          notes: { before: 'By coach', after: null },
          hostCompanyIds: { before: [host.id], after: [other.id] },
        },
      },
    ]);
    expect((await api.bdm.delete(path)).body.archivedAt).not.toBeNull();
    expect((await api.bdm.post(`${path}/restore`)).body).toMatchObject({ archivedAt: null, city: 'Genk' });
  });

  it('is numbered by the year in which it starts', async () => {
    const first = await its.delegation({ startsOn: '2031-12-30', endsOn: '2032-01-02' });
    const second = await its.delegation({ startsOn: '2031-01-01', endsOn: '2031-01-02' });
    expect([first.reference, second.reference]).toEqual(['DEL-2031-0001', 'DEL-2031-0002']);
  });

  it('has no owner if an API key creates it, or if the request says so', async () => {
    const key = await api.key('bdm');
    expect((await its.delegation({}, key)).ownerId).toBeNull();
    expect((await its.delegation({ ownerId: null })).ownerId).toBeNull();
    expect((await its.delegation({ ownerId: api.manager.id })).ownerId).toBe(api.manager.id);
  });

  it('is not found under the paths of other kinds of activity, nor are they under its path', async () => {
    const { id } = await its.delegation();
    await insertRow(api.db, 'activity', {
      id: '0199d000-0000-7000-8000-000000000001',
      kind: 'roadshow',
      starts_on: '2026-05-01',
      ends_on: '2026-05-02',
    });
    expect((await api.viewer.get('/delegations/0199d000-0000-7000-8000-000000000001')).status).toBe(404);
    const change = await api.bdm.patch('/delegations/0199d000-0000-7000-8000-000000000001', { city: 'Genk' });
    expect(change.body).toMatchObject({ status: 404, code: 'delegation.not_found' });
    expect((await api.viewer.get(`/delegations?q=DEL-2026`)).body.items.map((row: { id: string }) => row.id)).toContain(
      id,
    );
  });

  it('can be completed only when it is over, and then stays completed', async () => {
    const { id } = await its.delegation();
    const early = await api.bdm.patch(`/delegations/${id}`, { status: 'completed' });
    expect(early.body).toMatchObject({ status: 422, errors: [{ pointer: '/status', code: 'activity.not_over' }] });
    expect((await api.bdm.post('/delegations', { ...VISIT, status: 'completed' })).body.code).toBe('activity.not_over');
    // A key, which does not expire meanwhile.
    const later = await api.key('bdm');
    clock.set(new Date('2026-05-30T08:00:00Z'));
    expect((await later.patch(`/delegations/${id}`, { status: 'completed' })).body.status).toBe('completed');
    const { rows } = await api.db.query('SELECT wrapped_up_at FROM activity WHERE id = $1', [id]);
    expect(rows[0].wrapped_up_at).not.toBeNull();
    const back = await later.patch(`/delegations/${id}`, { status: 'planned' });
    expect(back.body).toMatchObject({ status: 409, code: 'activity.status_not_allowed' });
    const longer = await later.patch(`/delegations/${id}`, { endsOn: '2026-06-15' });
    expect(longer.body).toMatchObject({ status: 422, code: 'activity.not_over' });
    const past = await its.delegation({ startsOn: '2015-10-19', endsOn: '2015-10-25', status: 'completed' }, later);
    expect(past).toMatchObject({ status: 'completed', reference: 'DEL-2015-0001' });
  });

  it('cannot be moved to days without its programme', async () => {
    const { id } = await its.delegation();
    const item = { title: 'Signing', kind: 'signing', startsAt: '2026-05-29T10:00', endsAt: '2026-05-29T11:00' };
    const { id: itemId } = await its.ok(api.bdm.post(`/delegations/${id}/programme`, item));
    expect((await api.bdm.patch(`/delegations/${id}`, { endsOn: '2026-05-28' })).body).toMatchObject({
      status: 409,
      code: 'delegation.programme_outside',
      detail: expect.stringContaining('"Signing" (2026-05-29 10:00–11:00)'),
      items: [{ id: itemId, title: 'Signing' }],
    });
    expect((await api.bdm.patch(`/delegations/${id}`, { startsOn: '2026-05-24' })).status).toBe(200);
    await its.ok(api.bdm.delete(`/delegations/${id}/programme/${itemId}`));
    expect((await api.bdm.patch(`/delegations/${id}`, { endsOn: '2026-05-28' })).status).toBe(200);
  });

  it('cannot be moved to days without its seminars', async () => {
    const { id } = await its.delegation();
    await insertRow(api.db, 'activity', {
      id: '0199d000-0000-7000-8000-000000000002',
      reference: 'SEM-2026-0001',
      title: 'Light',
      starts_on: '2026-05-28',
      ends_on: '2026-05-28',
      parent_id: id,
    });
    expect((await api.bdm.patch(`/delegations/${id}`, { endsOn: '2026-05-27' })).body).toMatchObject({
      status: 409,
      code: 'delegation.seminar_outside',
      seminars: [{ reference: 'SEM-2026-0001', title: 'Light' }],
    });
  });

  it('does not start after somebody came', async () => {
    const { id } = await its.delegation({ startsOn: '2026-04-20', endsOn: '2026-04-24' });
    await its.participant(id, { status: 'attended' });
    const later = await api.bdm.patch(`/delegations/${id}`, { startsOn: '2026-06-01', endsOn: '2026-06-05' });
    expect(later.body).toMatchObject({ status: 409, code: 'delegation.attended_already' });
  });

  it.each([
    ['ends before it starts', { endsOn: '2026-05-24' }, 'activity.ends_before_start', '/endsOn'],
    ['lasts for years', { endsOn: '2028-05-24' }, 'activity.too_long', '/endsOn'],
    ['is in no time zone', { timezone: 'Europe/Hasselt' }, 'request.invalid', '/timezone'],
    ['is on no day', { startsOn: '2026-02-30' }, 'request.invalid', '/startsOn'],
    ['has no direction', { direction: 'sideways' }, 'request.invalid', '/direction'],
    ['has an empty title', { title: '  ' }, 'request.invalid', '/title'],
    ['costs less than nothing', { costEur: -1 }, 'request.invalid', '/costEur'],
    ['comes from nobody known', { senderCompanyId: UNKNOWN }, 'request.invalid', '/senderCompanyId'],
    ['is received by nobody known', { hostCompanyIds: [UNKNOWN] }, 'request.invalid', '/hostCompanyIds/0'],
    ['belongs to no agreement', { agreementId: UNKNOWN }, 'request.invalid', '/agreementId'],
    ['is owned by nobody known', { ownerId: UNKNOWN }, 'request.invalid', '/ownerId'],
    ['says what there is not', { reference: 'DEL-1' }, 'request.invalid', '/reference'],
  ])('that %s is refused', async (_, change, code, pointer) => {
    const refused = await api.bdm.post('/delegations', { ...VISIT, ...change });
    expect(refused.body).toMatchObject({ status: 422, code });
    expect(refused.pointers).toContain(pointer);
    const { id } = await its.delegation();
    const kept = await api.bdm.patch(`/delegations/${id}`, change);
    expect([kept.status, kept.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it.each(['title', 'direction', 'startsOn', 'endsOn', 'timezone'])('keeps its %s', async (field) => {
    const { [field]: _, ...body } = VISIT as Record<string, unknown>;
    expect((await api.bdm.post('/delegations', body)).body).toMatchObject({ status: 422 });
    const { id } = await its.delegation();
    expect((await api.bdm.patch(`/delegations/${id}`, { [field]: null })).body).toMatchObject({ status: 422 });
  });

  it('follows its organisations when they are merged', async () => {
    const [kept, gone, host] = [await its.make.company(), await its.make.company(), await its.make.company()];
    const both = await its.delegation({ senderCompanyId: gone.id, hostCompanyIds: [kept.id, gone.id] });
    const one = await its.delegation({ hostCompanyIds: [gone.id, host.id] });
    const merged = await its.ok(api.bdm.post(`/companies/${kept.id}/merge`, { sourceId: gone.id }));
    expect(merged.relations).toContainEqual({ label: 'delegations', moved: 2, combined: 1 });
    const after = (await api.viewer.get(`/delegations/${both.id}`)).body;
    expect(after).toMatchObject({ senderCompanyId: kept.id, hostCompanyIds: [kept.id], version: 3 });
    expect((await api.viewer.get(`/delegations/${one.id}`)).body.hostCompanyIds.toSorted()).toEqual(
      [kept.id, host.id].toSorted(),
    );
    const { rows } = await api.db.query(
      `SELECT DISTINCT entity_type FROM audit_entry WHERE entity_id = $1 AND action = 'updated'`,
      [both.id],
    );
    expect(rows).toEqual([{ entity_type: 'delegation' }]);
  });

  it('can be sorted and filtered by every declared field, and is exported completely', async () => {
    const host = await its.make.company();
    const { id } = await its.delegation({ hostCompanyIds: [host.id], country: 'BE', status: 'confirmed' });
    const { contactId } = await its.participant(id);
    for (const query of [`hostCompanyId=${host.id}`, `contactId=${contactId}`]) {
      const { items } = (await api.viewer.get(`/delegations?${query}`)).body;
      expect(items.map((row: { id: string }) => row.id)).toEqual([id]);
    }
    expect(
      (await api.viewer.get('/delegations?direction=inbound&status=confirmed&country=BE')).body.items,
    ).toHaveLength(1);
    expect(await walkEverySort(api.manager, '/delegations', delegationList, { query: 'archived=any' })).toBeGreaterThan(
      30,
    );
    expect((await api.manager.get('/delegations/export?format=csv')).text).toContain('Delegation from Guangdong');
  });
});

import { participantList } from '../../src/activities/delegations/participants/participant.list.js';
import { thankYouList } from '../../src/activities/delegations/participants/thank-you.list.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { waitForLock } from '../support/locks.js';
import { walkEverySort } from '../support/walk.js';
import { given } from './delegation.given.js';
import { insertRow } from '../support/rows.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';
const BEFORE = new Date('2026-05-01T08:00:00Z');
const clock = new ManualClock(BEFORE);

const { api } = useApi({ clock });
const its = given(api);
afterEach(() => clock.set(BEFORE));

describe('A participant', () => {
  it('is added, read, changed, archived and restored', async () => {
    const [employer, other] = [await its.make.company(), await its.make.company()];
    const { id: delegationId } = await its.delegation();
    const contact = await its.make.contact({
      fullName: 'Chen Wei',
      nativeName: '陈伟',
      jobTitle: 'General Manager',
      companyId: employer.id,
    });
    const created = await its.join(delegationId, { contactId: contact.id, notes: 'Comes late' });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      delegationId,
      contactId: contact.id,
      fullName: 'Chen Wei',
      nativeName: '陈伟',
      jobTitle: 'General Manager',
      companyId: employer.id,
      companyName: employer.name,
      email: contact.email,
      role: 'member',
      status: 'invited',
      version: 1,
    });
    const path = `/delegations/${delegationId}/participants/${created.body.id}`;
    const read = await api.viewer.get(path);
    expect([read.body, read.headers.get('etag')]).toEqual([created.body, '"1"']);
    const change = { companyId: other.id, role: 'head', status: 'confirmed', title: 'Chairman' };
    const changed = await api.bdm.patch(path, change, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ ...change, companyName: other.name, version: 2 });
    expect((await api.bdm.delete(path)).body.archivedAt).not.toBeNull();
    expect((await api.viewer.get(`/delegations/${delegationId}/participants`)).body.items).toEqual([]);
    expect((await api.bdm.post(`${path}/restore`)).body).toMatchObject({ archivedAt: null, role: 'head' });
    const { rows } = await api.db.query(
      `SELECT action FROM audit_entry WHERE entity_type = 'delegation_participant' AND entity_id = $1 ORDER BY id`,
      [created.body.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated', 'archived', 'restored']);
  });

  it('is on a delegation once; the refusal names the record, archived or not', async () => {
    const { id } = await its.delegation();
    const { id: existing, contactId } = await its.participant(id);
    expect((await its.join(id, { contactId })).body).toMatchObject({
      status: 409,
      code: 'delegation.duplicate_participant',
      existing: { id: existing, archived: false },
    });
    await its.ok(api.bdm.delete(`/delegations/${id}/participants/${existing}`));
    expect((await its.join(id, { contactId })).body).toMatchObject({
      status: 409,
      existing: { id: existing, archived: true },
    });
    expect((await its.join((await its.delegation()).id, { contactId })).status).toBe(201);
  });

  it('is on a delegation once also when twenty requests add the contact at the same moment', async () => {
    const { id } = await its.delegation();
    const { id: contactId } = await its.make.contact();
    const answers = await Promise.all(Array.from({ length: 20 }, () => its.join(id, { contactId })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    const { rowCount } = await api.db.query('SELECT 1 FROM delegation_participant WHERE activity_id = $1', [id]);
    expect(rowCount).toBe(1);
  });

  it('can be the only head, and the error for a second one names the first', async () => {
    const { id } = await its.delegation();
    const head = await its.participant(id, { role: 'head' }, { fullName: 'Governor Zhu' });
    const { id: contactId } = await its.make.contact();
    expect((await its.join(id, { contactId, role: 'head' })).body).toMatchObject({
      status: 409,
      code: 'delegation.second_head',
      detail: expect.stringContaining('Governor Zhu'),
      existing: { id: head.id, contactId: head.contactId, fullName: 'Governor Zhu' },
    });
    const member = await its.participant(id);
    const path = (participant: string) => `/delegations/${id}/participants/${participant}`;
    expect((await api.bdm.patch(path(member.id), { role: 'head' })).body.code).toBe('delegation.second_head');
    await its.ok(api.bdm.patch(path(head.id), { status: 'declined' }));
    expect((await api.bdm.patch(path(member.id), { role: 'head' })).status).toBe(200);
    expect((await api.bdm.patch(path(head.id), { status: 'confirmed' })).body.code).toBe('delegation.second_head');
    await its.ok(api.bdm.delete(path(member.id)));
    await its.ok(api.bdm.patch(path(head.id), { status: 'confirmed' }));
    expect((await api.bdm.post(`${path(member.id)}/restore`)).body).toMatchObject({
      status: 409,
      existing: { id: head.id },
    });
  });

  it('can be the only head also when ten are named at the same moment', async () => {
    const { id } = await its.delegation();
    const contacts = await Promise.all(Array.from({ length: 10 }, () => its.make.contact()));
    const answers = await Promise.all(contacts.map((contact) => its.join(id, { contactId: contact.id, role: 'head' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['delegation.second_head']));
  });

  it('can be the only head also against an uncommitted row', async () => {
    const { id } = await its.delegation();
    const [first, second] = [await its.make.contact(), await its.make.contact()];
    const client = await api.db.connect();
    try {
      await client.query('BEGIN');
      await insertRow(client, 'delegation_participant', {
        activity_id: id,
        contact_id: first.id,
        role: 'head',
      });
      const answer = its.join(id, { contactId: second.id, role: 'head' });
      await waitForLock(api.db);
      await client.query('COMMIT');
      expect((await answer).body).toMatchObject({ status: 409, code: 'delegation.second_head' });
    } finally {
      client.release();
    }
  });

  it('can be marked as attended only once the delegation has begun in its time zone', async () => {
    const { id } = await its.delegation({ timezone: 'Asia/Shanghai' });
    const participant = await its.participant(id);
    const path = `/delegations/${id}/participants/${participant.id}`;
    const { id: contactId } = await its.make.contact();
    // A key, which does not expire meanwhile.
    const later = await api.key('bdm');
    const came = () => later.patch(path, { status: 'attended' });
    clock.set(new Date('2026-05-24T15:59:59Z'));
    expect((await came()).body).toMatchObject({ status: 422, code: 'participant.not_started' });
    expect((await its.join(id, { contactId, status: 'no_show' }, later)).body.code).toBe('participant.not_started');
    clock.set(new Date('2026-05-24T16:00:00Z'));
    expect((await came()).body.status).toBe('attended');
    const back = await later.patch(path, { status: 'invited' });
    expect(back.body).toMatchObject({ status: 409, code: 'participant.status_not_allowed' });
    expect((await later.patch(path, { status: null })).body.code).toBe('participant.status_not_allowed');
    expect((await later.patch(path, { notes: 'Stayed a day' })).status).toBe(200);
  });

  it('neither joins a cancelled delegation nor changes one that is archived', async () => {
    const { id } = await its.delegation();
    const invited = await its.participant(id);
    const gone = await its.participant(id);
    await its.ok(api.bdm.delete(`/delegations/${id}/participants/${gone.id}`));
    await its.ok(api.bdm.patch(`/delegations/${id}`, { status: 'cancelled' }));
    const { id: contactId } = await its.make.contact();
    expect((await its.join(id, { contactId })).body).toMatchObject({ status: 409, code: 'delegation.cancelled' });
    const path = `/delegations/${id}/participants/${invited.id}`;
    expect((await api.bdm.patch(path, { status: 'confirmed' })).body.code).toBe('delegation.cancelled');
    expect((await api.bdm.post(`/delegations/${id}/participants/${gone.id}/restore`)).body.code).toBe(
      'delegation.cancelled',
    );
    expect((await api.bdm.patch(path, { status: 'cancelled', notes: 'Told by phone' })).status).toBe(200);
    await its.ok(api.bdm.delete(`/delegations/${id}`));
    expect((await api.bdm.patch(path, { notes: null })).body).toMatchObject({ status: 409, code: 'record.archived' });
    expect((await api.bdm.delete(path)).body).toMatchObject({ status: 409, code: 'record.archived' });
  });

  it('who confirms later must fit into the programme', async () => {
    const { id } = await its.delegation();
    const item = { title: 'Tour', kind: 'tour', startsAt: '2026-05-25T09:00', endsAt: '2026-05-25T10:00' };
    await its.ok(api.bdm.post(`/delegations/${id}/programme`, item));
    const away = await its.participant(id, { status: 'declined' });
    await its.ok(
      api.bdm.post(`/delegations/${id}/programme`, { ...item, title: 'Meeting', participantIds: [away.id] }),
    );
    const comes = await api.bdm.patch(`/delegations/${id}/participants/${away.id}`, { status: 'confirmed' });
    expect(comes.body).toMatchObject({ status: 409, code: 'programme.overlap' });
  });

  it('is a member if no role is given', async () => {
    const { id } = await its.delegation();
    const { id: contactId } = await its.make.contact();
    const joined = await api.bdm.post(`/delegations/${id}/participants`, { contactId });
    expect([joined.status, joined.body.role]).toEqual([201, 'member']);
    const { rows } = await api.db.query('SELECT role FROM delegation_participant WHERE id = $1', [joined.body.id]);
    expect(rows).toEqual([{ role: 'member' }]);
    const emptied = await api.bdm.patch(`/delegations/${id}/participants/${joined.body.id}`, { role: null });
    expect(emptied.body).toMatchObject({ status: 422, errors: [{ pointer: '/role' }] });
  });

  it.each([
    ['an unknown contact', { contactId: UNKNOWN }, '/contactId'],
    ['no contact at all', { contactId: null }, '/contactId'],
    ['an unknown company', { companyId: UNKNOWN }, '/companyId'],
    ['a role there is not', { role: 'boss' }, '/role'],
    ['no role', { role: null }, '/role'],
    ['a status there is not', { status: 'maybe' }, '/status'],
    ['a title of two lines', { title: 'a\nb' }, '/title'],
    ['a passport number', { passportNumber: 'E1' }, '/passportNumber'],
  ])('with %s is refused', async (_, change, pointer) => {
    const { id } = await its.delegation();
    const { id: contactId } = await its.make.contact();
    expect((await its.join(id, { contactId, ...change })).body).toMatchObject({ status: 422, errors: [{ pointer }] });
  });

  it('is not thanked for an unknown delegation', async () => {
    for (const list of ['thank-you-list', 'thank-you-list/export']) {
      const { body } = await api.manager.get(`/delegations/${UNKNOWN}/${list}`);
      expect(body).toMatchObject({ status: 404, code: 'delegation.not_found' });
    }
  });
});

describe('The lists of a delegation', () => {
  it('contain everybody in any order, by default the head first, and can be exported', async () => {
    const { id } = await its.delegation();
    const employer = await its.make.company();
    for (const role of ['guest', 'interpreter', 'host', 'member', 'member', 'head']) {
      await its.participant(id, { role }, { fullName: '陈伟', companyId: role === 'guest' ? employer.id : null });
    }
    const path = `/delegations/${id}/participants`;
    const { items } = (await api.viewer.get(path)).body;
    expect(items.map(({ role }: { role: string }) => role)).toEqual([
      'head',
      'member',
      'member',
      'host',
      'interpreter',
      'guest',
    ]);
    expect(await walkEverySort(api.manager, path, participantList, { limit: 2 })).toBe(6);
    expect((await api.viewer.get(`${path}?role=member&role=head&count=true`)).body.total).toBe(3);
    expect((await api.viewer.get(`${path}?companyId=${employer.id}&count=true`)).body.total).toBe(1);
    expect((await api.viewer.get(`${path}?contactId=${items[0].contactId}&count=true`)).body.total).toBe(1);
    expect((await api.viewer.get(`${path}?status=declined&count=true`)).body.total).toBe(0);
    expect((await api.manager.get(`${path}/export?format=csv`)).text.split('\n').filter(Boolean)).toHaveLength(7);
    expect((await api.manager.bytes(`${path}/export?format=xlsx`)).subarray(0, 2).toString()).toBe('PK');
  });

  it('list the people to thank: those who attended and their hosts', async () => {
    const [host, spokenFor] = [await its.make.company(), await its.make.company()];
    const { id } = await its.delegation({ ownerId: api.manager.id, startsOn: '2026-04-20', endsOn: '2026-04-24' });
    const contact = { fullName: 'Chen Wei', nativeName: '陈伟', jobTitle: 'Manager', languages: ['zh-Hans', 'en'] };
    const came = await its.participant(id, { status: 'attended' }, { ...contact, companyId: spokenFor.id });
    await its.participant(id, { status: 'no_show' });
    await its.participant(id, { status: 'confirmed' });
    const item = { title: 'Tour', kind: 'tour', startsAt: '2026-04-20T09:00', endsAt: '2026-04-20T10:00' };
    const later = { ...item, startsAt: '2026-04-21T09:00', endsAt: '2026-04-21T10:00', title: 'Talks' };
    await its.ok(api.bdm.post(`/delegations/${id}/programme`, { ...item, hostCompanyId: host.id }));
    await its.ok(api.bdm.post(`/delegations/${id}/programme`, { ...later, hostCompanyId: spokenFor.id }));
    const path = `/delegations/${id}/thank-you-list`;
    const { items } = (await api.viewer.get(`${path}?sort=-kind`)).body;
    expect(items).toMatchObject([
      {
        id: came.id,
        kind: 'participant',
        fullName: 'Chen Wei',
        nativeName: '陈伟',
        title: 'Manager',
        language: 'zh-Hans',
        email: came.email,
        companyName: spokenFor.name,
        ownerId: api.manager.id,
      },
      { id: host.id, kind: 'host_company', fullName: null, companyName: host.name, ownerId: api.manager.id },
    ]);
    expect(await walkEverySort(api.manager, path, thankYouList, { limit: 1 })).toBe(2);
    expect((await api.manager.get(`${path}/export?format=csv`)).text).toContain('陈伟');
  });
});

describe('A merge of contacts', () => {
  it('moves the participants, and combines a person who was on a delegation twice', async () => {
    const [kept, gone] = [await its.make.contact(), await its.make.contact()];
    const [both, one] = [await its.delegation(), await its.delegation()];
    const survivor = await its.ok(its.join(both.id, { contactId: kept.id, title: 'Manager' }));
    const twin = await its.ok(its.join(both.id, { contactId: gone.id, role: 'head', title: 'Boss', notes: 'Vegan' }));
    const single = await its.ok(its.join(one.id, { contactId: gone.id, role: 'guest' }));
    const item = { title: 'Tour', kind: 'tour', startsAt: '2026-05-25T09:00', endsAt: '2026-05-25T10:00' };
    const { id: itemId } = await its.ok(
      api.bdm.post(`/delegations/${both.id}/programme`, { ...item, participantIds: [twin.id] }),
    );
    for (const [participant, details] of [
      [survivor.id, { passportNumber: 'KEPT' }],
      [twin.id, { passportNumber: 'GONE', dietary: 'No pork' }],
    ] as const) {
      await its.ok(api.bdm.put(`/delegations/${both.id}/participants/${participant}/travel-details`, details));
    }
    const dry = await its.ok(api.bdm.post(`/contacts/${kept.id}/merge`, { sourceId: gone.id, dryRun: true }));
    const merged = await its.ok(api.bdm.post(`/contacts/${kept.id}/merge`, { sourceId: gone.id }));
    expect(merged.relations).toContainEqual({ label: 'participations', moved: 1, combined: 1 });
    expect(dry.relations).toEqual(merged.relations);
    const { items } = (await api.viewer.get(`/delegations/${both.id}/participants?archived=any`)).body;
    expect(items).toMatchObject([
      { id: survivor.id, contactId: kept.id, role: 'head', title: 'Manager', notes: 'Vegan', version: 2 },
    ]);
    const moved = (await api.viewer.get(`/delegations/${one.id}/participants/${single.id}`)).body;
    expect(moved).toMatchObject({ contactId: kept.id, role: 'guest', version: 2 });
    const programme = (await api.viewer.get(`/delegations/${both.id}/programme/${itemId}`)).body;
    expect(programme.participantIds).toEqual([survivor.id]);
    const details = (await api.manager.get(`/delegations/${both.id}/participants/${survivor.id}/travel-details`)).body;
    expect(details).toMatchObject({ passportNumber: 'KEPT', dietary: 'No pork' });
    const { rows } = await api.db.query(`SELECT 1 FROM audit_entry WHERE changes::text ~ 'KEPT|GONE|No pork'`);
    expect(rows).toEqual([]);
    const versions = await api.db.query(
      `SELECT data->>'archived_at' AS "archivedAt" FROM record_version WHERE entity_id = $1 AND valid_to = 'infinity'`,
      [twin.id],
    );
    expect(versions.rows).toEqual([{ archivedAt: expect.any(String) }]);
  });
});

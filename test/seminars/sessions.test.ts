import { sessionList } from '../../src/activities/seminars/sessions/session.list.js';
import { useApi } from '../support/api.js';
import { walkEverySort } from '../support/walk.js';
import { DAY, Parties } from './seminar.parties.js';
import { ok } from '../support/make.js';

const UNKNOWN = '0199c000-0000-7000-8000-0000000000ff';

let parties: Parties;
const { api, make } = useApi();
beforeAll(async () => {
  parties = new Parties(api);
});

/** A session from one time of {@link DAY} to another. */
const from = (start: string, end: string, more: object = {}) => ({
  title: 'Session',
  startsAt: `${DAY}T${start}`,
  endsAt: `${DAY}T${end}`,
  ...more,
});
const add = (id: string, body: object) => api.bdm.post(`/seminars/${id}/sessions`, body);

describe('A session', () => {
  it('is held in the seminar, with its speakers in their order', async () => {
    const [contact, company] = [await make.contact(), await make.company()];
    const { id } = await parties.seminar({ timezone: 'Asia/Shanghai' });
    const speakers = [
      { name: 'Zhang Wei' },
      { name: 'Li Na', capacity: 'Export manager', contactId: contact.id, companyId: company.id },
    ];
    const body = from('09:30', '10:15', { room: ' Auditorium ', language: 'ZH', description: '光', speakers });
    const answer = await add(id, body);
    expect([answer.status, answer.body]).toEqual([
      201,
      expect.objectContaining({
        seminarId: id,
        startsAt: `${DAY}T01:30:00.000Z`,
        localStart: `${DAY}T09:30:00`,
        localEnd: `${DAY}T10:15:00`,
        room: 'Auditorium',
        language: 'zh',
        speakers: [{ name: 'Zhang Wei', capacity: null, contactId: null, companyId: null }, speakers[1]],
      }),
    ]);
    const path = `/seminars/${id}/sessions/${answer.body.id}`;
    expect((await api.viewer.get(path)).body).toEqual(answer.body);
    const turned = await api.bdm.patch(path, { speakers: speakers.toReversed() });
    expect(turned.body).toMatchObject({ version: 2, speakers: [{ name: 'Li Na' }, { name: 'Zhang Wei' }] });
    expect((await api.bdm.patch(path, { title: 'Other' })).body.speakers).toHaveLength(2);
    expect((await api.bdm.patch(path, { speakers: null })).body.speakers).toEqual([]);
    expect((await api.bdm.patch(path, { title: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
    const { rows } = await api.db.query(
      `SELECT changes->'speakers' AS change FROM audit_entry WHERE entity_id = $1 AND action = 'updated' ORDER BY id DESC LIMIT 1`,
      [answer.body.id],
    );
    expect(rows[0].change.before).toHaveLength(2);
  });

  it('has its room for itself; one that follows at once is no overlap', async () => {
    const { id } = await parties.seminar();
    const first = await ok(add(id, from('09:00', '10:00', { title: 'First', room: 'Zaal Élise' })));
    expect((await add(id, from('10:00', '11:00', { room: 'Zaal Élise' }))).status).toBe(201);
    const taken = await add(id, from('09:59', '10:00', { room: 'ZAAL ELISE' }));
    expect(taken.problem).toEqual([409, 'session.room_taken']);
    expect(taken.body).toMatchObject({ session: { id: first.id, title: 'First' }, errors: [{ pointer: '/room' }] });
    expect((await add(id, from('09:00', '10:00', { room: 'Elsewhere' }))).status).toBe(201);
    expect((await add(id, from('09:00', '10:00'))).status).toBe(201);
    await api.bdm.delete(`/seminars/${id}/sessions/${first.id}`);
    const instead = await ok(add(id, from('09:30', '10:00', { room: 'Zaal Élise' })));
    expect((await api.bdm.post(`/seminars/${id}/sessions/${first.id}/restore`)).problem).toEqual([
      409,
      'session.room_taken',
    ]);
    await api.bdm.patch(`/seminars/${id}/sessions/${instead.id}`, { room: null });
    expect((await api.bdm.post(`/seminars/${id}/sessions/${first.id}/restore`)).body.archivedAt).toBeNull();
    const many = await Promise.all(Array.from({ length: 6 }, () => add(id, from('11:00', '12:00', { room: 'Race' }))));
    expect(many.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('has its speakers for itself, in this seminar and in others, also when two ask at once', async () => {
    const contact = await make.contact();
    const speakers = [{ name: 'Somebody' }, { name: 'Li Na', contactId: contact.id }];
    const [one, other] = [await parties.seminar(), await parties.seminar()];
    const session = await ok(add(one.id, from('09:00', '10:00', { speakers })));
    for (const seminar of [one, other]) {
      const taken = await add(seminar.id, from('09:30', '10:30', { speakers }));
      expect(taken.problem).toEqual([409, 'session.speaker_taken']);
      expect(taken.body.detail).toContain(one.reference);
      expect(taken.body).toMatchObject({
        session: { id: session.id },
        errors: [{ pointer: '/speakers/1/contactId' }],
      });
    }
    const later = await ok(add(other.id, from('10:00', '10:30', { speakers })));
    const moved = await api.bdm.patch(`/seminars/${other.id}/sessions/${later.id}`, { startsAt: `${DAY}T09:45` });
    expect(moved.problem).toEqual([409, 'session.speaker_taken']);
    expect((await api.bdm.patch(`/seminars/${one.id}/sessions/${session.id}`, { title: 'Itself' })).status).toBe(200);
    const race = await Promise.all(
      [one, other, one, other].map(({ id }) => add(id, from('11:00', '12:00', { speakers }))),
    );
    expect(race.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    await api.bdm.patch(`/seminars/${one.id}`, { status: 'cancelled' });
    expect((await add(other.id, from('09:00', '10:00', { speakers }))).status).toBe(201);
  });

  it('prevents its seminar from being moved away from it', async () => {
    const { id } = await parties.seminar();
    const session = await ok(add(id, from('11:00', '12:30', { title: 'Last' })));
    const shorter = await api.bdm.patch(`/seminars/${id}`, { endsAt: `${DAY}T12:00` });
    expect(shorter.problem).toEqual([409, 'seminar.sessions_outside']);
    expect(shorter.body).toMatchObject({ session: { id: session.id }, errors: [{ pointer: '/endsAt' }] });
    await api.bdm.delete(`/seminars/${id}/sessions/${session.id}`);
    expect((await api.bdm.patch(`/seminars/${id}`, { endsAt: `${DAY}T12:00` })).status).toBe(200);
    expect((await api.bdm.post(`/seminars/${id}/sessions/${session.id}/restore`)).status).toBe(422);
  });

  it.each<[string, object, string[]]>([
    ['before the seminar', from('08:59', '10:00'), ['/startsAt session.outside_seminar']],
    ['after it', from('12:00', '12:31'), ['/endsAt session.outside_seminar']],
    ['backwards', from('10:00', '09:30'), ['/endsAt session.ends_before_start']],
    ['without a title', from('09:00', '10:00', { title: '' }), ['/title field.matches']],
    ['at no time', { title: 'x' }, ['/startsAt field.required', '/endsAt field.required']],
    [
      'with a speaker twice',
      from('09:00', '10:00', {
        speakers: [
          { name: 'A', contactId: UNKNOWN },
          { name: 'B', contactId: UNKNOWN },
        ],
      }),
      ['/speakers/1/contactId session.speaker_twice'],
    ],
    [
      'with unknown speakers',
      from('09:00', '10:00', { speakers: [{ name: 'A', contactId: UNKNOWN, companyId: UNKNOWN }] }),
      ['/speakers/0/contactId reference.unknown', '/speakers/0/companyId reference.unknown'],
    ],
    ['with a nameless one', from('09:00', '10:00', { speakers: [{ name: ' ' }] }), ['/speakers/0/name field.matches']],
    ['with null for a speaker', from('09:00', '10:00', { speakers: [null] }), ['/speakers/0 field.is_object']],
    ['in what is no language', from('09:00', '10:00', { language: 'english' }), ['/language field.language']],
  ])('is refused %s', async (_, body, expected) => {
    const { id } = await parties.seminar();
    const answer = await add(id, body);
    expect([answer.status, ...answer.fieldErrors]).toEqual([422, ...expected]);
  });

  it('is not added to an unknown seminar, or to one that is archived', async () => {
    expect((await add(UNKNOWN, from('09:00', '10:00'))).status).toBe(404);
    const one = await parties.seminar();
    await api.bdm.delete(`/seminars/${one.id}`);
    expect((await add(one.id, from('10:00', '11:00'))).problem).toEqual([409, 'record.archived']);
  });
});

describe('The list of sessions', () => {
  it('is walked by any sort, filtered, searched and exported', async () => {
    const contact = await make.contact();
    const { id } = await parties.seminar();
    for (let n = 0; n < 12; n++) {
      const start = 9 * 60 + n * 10;
      const at = (minutes: number) =>
        `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      const more = {
        title: ['Light', 'light', 'Care'][n % 3],
        room: n % 4 ? null : 'Hall',
        language: n % 2 ? 'nl' : null,
        speakers: n === 5 ? [{ name: 'Åsa Öberg', contactId: contact.id }] : [],
      };
      await ok(add(id, from(at(start), at(start + 10), more)));
    }
    const path = `/seminars/${id}/sessions`;
    await walkEverySort(api.bdm, path, sessionList, { limit: 5 });
    const count = async (query: string) => (await ok(api.viewer.get(`${path}?count=true&${query}`))).total;
    expect(await count('title=LIGHT')).toBe(8);
    expect(await count('room=hall')).toBe(3);
    expect(await count(`contactId=${contact.id}`)).toBe(1);
    expect(await count('q=asa%20oberg')).toBe(1);
    expect((await api.viewer.bytes(`${path}/export?contactId=${contact.id}`)).toString('utf8')).toContain('Åsa Öberg');
  }, 60_000);
});

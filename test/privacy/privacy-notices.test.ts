import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { VISIT } from '../delegations/delegation.given.js';
import { prepareFields, run } from '../imports/imports.given.js';

const clock = new ManualClock(new Date('2026-05-20T08:00:00Z'));
const { api, make } = useApi({ clock, keys: ['manager', 'bdm'] });

let manager: typeof api.manager;
const login = async () => void (manager = await api.user('manager'));
beforeAll(login);

const list = async (query = ''): Promise<Made[]> =>
  (await ok(manager.get(`/privacy/notices?limit=200&${query}`))).items;
const record = (keys: string[], change: object = {}) =>
  manager.post('/privacy/notices', { keys, givenOn: '2026-05-19', channel: 'email', ...change });
const find = async (key: string) => (await list()).find((one) => one.key === key);

async function joinDelegation(contactId: string, change: object = {}): Promise<Made> {
  const delegation = await ok(api.bdm.post('/delegations', VISIT));
  await ok(api.bdm.post(`/delegations/${delegation.id}/participants`, { contactId, role: 'member', ...change }));
  return delegation;
}

/** Imports a contact of a partner's list. @returns the import and the contact */
async function importContact(email: string, settings: object): Promise<[Made, string]> {
  const by = await api.user('bdm');
  const id = await prepareFields(by, 'contacts', ['fullName', 'email'], [`Person of ${email};${email}`], settings);
  const [row] = await run(api, by, id);
  return [await ok(by.get(`/imports/${id}`)), row!.recordId];
}

describe('The list of people who have not been told', () => {
  it('has the members of delegations, a month after their entry', async () => {
    const contact = await make.contact({ fullName: 'Wu Member' });
    const delegation = await joinDelegation(contact.id);
    expect(await find(contact.id)).toEqual({
      key: contact.id,
      name: 'Wu Member',
      email: contact.email,
      contactId: contact.id,
      source: 'delegation',
      sourceId: delegation.id,
      sourceName: `${delegation.reference} ${delegation.title}`,
      enteredOn: '2026-05-20',
      dueOn: '2026-06-20',
      daysLeft: 31,
    });
  });

  it('has no hosts, nobody who was removed from the list, and nobody else', async () => {
    const [host, removed, other] = [await make.contact(), await make.contact(), await make.contact()];
    await joinDelegation(host.id, { role: 'host' });
    const delegation = await joinDelegation(removed.id);
    const { items } = await ok(api.bdm.get(`/delegations/${delegation.id}/participants`));
    await ok(api.bdm.delete(`/delegations/${delegation.id}/participants/${items[0].id}`));
    const keys = (await list()).map(({ key }) => key);
    for (const { id } of [host, removed, other]) expect(keys).not.toContain(id);
  });

  it('has the people of imports from a list of somebody else, also when their rows are gone', async () => {
    const [told, own] = [
      await importContact('list@partner.example', { thirdPartySource: true }),
      await importContact('own@partner.example', {}),
    ];
    expect([told[0].thirdPartySource, own[0].thirdPartySource]).toEqual([true, false]);
    const expected = { key: told[1], source: 'import', sourceId: told[0].id, sourceName: 'file.csv', daysLeft: 31 };
    expect(await find(told[1])).toMatchObject(expected);
    expect(await find(own[1])).toBeUndefined();
    await api.db.query('DELETE FROM import_row_key; DELETE FROM import_row');
    expect(await find(told[1])).toMatchObject(expected);
    expect((await list('source=import')).map(({ key }) => key)).toContain(told[1]);
    expect((await list('source=delegation')).map(({ key }) => key)).not.toContain(told[1]);
  });

  it('follows thirdPartySource when it is set after the import, without touching the rows', async () => {
    const [made, contactId] = await importContact('later@partner.example', {});
    const by = await api.user('manager');
    const updated = await ok(by.patch(`/imports/${made.id}`, { thirdPartySource: true }));
    expect(updated).toMatchObject({ status: 'done', thirdPartySource: true, counts: made.counts });
    expect(await find(contactId)).toMatchObject({ key: contactId });
    await ok(by.patch(`/imports/${made.id}`, { thirdPartySource: false }));
    expect(await find(contactId)).toBeUndefined();
    expect((await by.patch(`/imports/${made.id}`, { thirdPartySource: true, mapping: [] })).problem).toEqual([
      409,
      'import.status_not_allowed',
    ]);
    for (const value of [null, 'yes', 1])
      expect((await by.patch(`/imports/${made.id}`, { thirdPartySource: value })).pointers).toEqual([
        '/thirdPartySource',
      ]);
  });

  it('names the first list of a person, with those who were merged into them', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    const first = await joinDelegation(source.id);
    await joinDelegation(survivor.id);
    await ok(api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }));
    const found = (await list()).filter(({ key }) => [survivor.id, source.id].includes(key));
    expect(found.map(({ key, sourceId }) => [key, sourceId])).toEqual([[survivor.id, first.id]]);
  });

  it('is read page by page, and lets days pass', async () => {
    const all = (await list()).map(({ key }) => key);
    const keys: string[] = [];
    for (let cursor = ''; ;) {
      const page = await ok(manager.get(`/privacy/notices?limit=2${cursor}`));
      keys.push(...page.items.map(({ key }: Made) => key));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(keys).toEqual(all);
    clock.set(new Date('2026-06-25T08:00:00Z'));
    await login();
    expect((await list()).map(({ daysLeft }) => daysLeft)).toEqual(all.map(() => -5));
  });
});

describe('A notice', () => {
  it('takes people from the list, once', async () => {
    const [one, two, nobody] = [await make.contact(), await make.contact(), await make.contact()];
    for (const { id } of [one, two]) await joinDelegation(id);
    const view = await ok(record([one.id, two.id.toUpperCase(), nobody.id, 'nonsense'], { channel: 'letter' }));
    expect(view).toEqual({
      recorded: [one.id, two.id].map((key) => ({ key, givenOn: '2026-05-19', channel: 'letter' })),
      skipped: [nobody.id, 'nonsense'],
    });
    const keys = (await list()).map(({ key }) => key);
    for (const { id } of [one, two]) expect(keys).not.toContain(id);
    expect((await ok(record([one.id]))).skipped).toEqual([one.id]);
    const { rows } = await api.db.query(
      'SELECT given_on::text, channel, created_by FROM privacy_notice WHERE contact_id = $1',
      [one.id],
    );
    expect(rows).toEqual([{ given_on: '2026-05-19', channel: 'letter', created_by: manager.id }]);
    const { items } = await ok(manager.get('/audit?entityType=privacy_notice'));
    expect(items).toHaveLength(2);
  });

  it('is recorded once by two requests at once', async () => {
    const { id } = await make.contact();
    await joinDelegation(id);
    const answers = await Promise.all([record([id]), record([id]), record([id])].map((answer) => ok(answer)));
    expect(answers.flatMap(({ recorded }) => recorded)).toHaveLength(1);
    const { rows } = await api.db.query('SELECT FROM privacy_notice WHERE contact_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it('is given to somebody who is registered by a list and is no contact', async () => {
    const [list] = await importContact('seminar@partner.example', { thirdPartySource: true });
    const times = { startsAt: '2027-01-13T09:00', endsAt: '2027-01-13T12:00', timezone: 'Europe/Brussels' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'Light', ...times }));
    const guest = { fullName: 'Guest of a list', email: 'guest@partner.example' };
    const { id } = await ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, guest));
    // An import of attendance writes this entry.
    await api.db.query(
      `INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, changes, import_id)
       VALUES (gen_random_uuid(), '2026-06-01T10:00Z', 'user', 'x', 'created', 'registration', $1, '{}', $2)`,
      [id, list.id],
    );
    const key = `registration-${id}`;
    expect(await find(key)).toMatchObject({
      name: guest.fullName,
      email: guest.email,
      contactId: null,
      dueOn: '2026-07-01',
    });
    expect((await ok(record([key]))).recorded).toEqual([{ key, givenOn: '2026-05-19', channel: 'email' }]);
    expect(await find(key)).toBeUndefined();
    const contact = await make.contact({ fullName: guest.fullName, email: guest.email });
    await api.db.query('UPDATE seminar_registration SET contact_id = $1 WHERE id = $2', [contact.id, id]);
    expect(await find(contact.id)).toBeUndefined();
  });

  it('counts for the contact into which the person is merged', async () => {
    const [survivor, source] = [await make.contact(), await make.contact()];
    await joinDelegation(source.id);
    await ok(record([source.id]));
    const { relations } = await ok(api.bdm.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id }));
    expect(relations.map(({ label }: Made) => label)).not.toContain('privacyNotices');
    expect(await find(survivor.id)).toBeUndefined();
    const { rows } = await api.db.query('SELECT FROM privacy_notice WHERE contact_id = $1', [survivor.id]);
    expect(rows).toHaveLength(1);
  });

  it.each([
    [{ givenOn: '2026-06-26' }, ['/givenOn']],
    [{ givenOn: '2026-02-30' }, ['/givenOn']],
    [{ channel: 'fax' }, ['/channel']],
    [{ keys: [] }, ['/keys']],
    [{ keys: Array.from({ length: 201 }, (_, n) => `k${n}`) }, ['/keys']],
    [{ note: 'x' }, ['/note']],
  ])('is refused for %j', async (change, pointers) => {
    const answer = await record(['0199ffff-ffff-7fff-8fff-ffffffffffff'], change);
    expect([answer.status, answer.pointers]).toEqual([422, pointers]);
  });

  it('is about one person by the database too', async () => {
    await expect(
      api.db.query(
        `INSERT INTO privacy_notice (id, created_at, updated_at, given_on, channel)
         VALUES (gen_random_uuid(), now(), now(), '2026-05-19', 'email')`,
      ),
    ).rejects.toThrow(/person_ck/);
  });
});

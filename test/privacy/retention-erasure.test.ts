import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { connectForm, submit } from '../intake/registration.given.js';
import { INBOUND_SETTINGS, receive } from '../mail/inbound/inbound.given.js';

const clock = new ManualClock(new Date('2026-06-01T08:00:00Z'));
const { api, make } = useApi({ clock, env: INBOUND_SETTINGS });

const erase = (keys: string[], confirm = keys.length) =>
  api.manager.post('/privacy/retention/erase', { keys, confirm });
const list = async (query: string): Promise<Made[]> =>
  (await ok(api.manager.get(`/privacy/retention?limit=200&${query}`))).items;
const switchRule = (kind: string, months: number, enabled = true) =>
  ok(api.manager.put(`/privacy/retention-rules/${kind}`, { months, enabled }));
const readRow = async (table: string, id: string): Promise<Made> =>
  (await api.db.query(`SELECT * FROM ${table} WHERE id = $1`, [id])).rows[0];

/** A contact whose data were entered years ago, without any own contact. */
async function makeOldContact(change: object = {}): Promise<Made> {
  const contact = await make.contact(change);
  await api.db.query(`UPDATE contact SET created_at = '2020-02-29T23:30:00Z' WHERE id = $1`, [contact.id]);
  return contact;
}
const record = (contactId: string, change: object = {}) =>
  api.bdm.post('/interactions', {
    kind: 'email',
    direction: 'inbound',
    occurredAt: '2026-05-01T09:00:00Z',
    subject: 'Question',
    contactIds: [contactId],
    ...change,
  });

beforeAll(() => switchRule('contact', 36));

describe('A contact who is due', () => {
  it('is erased, and is gone from the list and the contacts', async () => {
    const { id } = await makeOldContact({ fullName: 'Zhu Erwei' });
    expect(await list('kind=contact')).toContainEqual(
      expect.objectContaining({
        key: id,
        name: 'Zhu Erwei',
        dueSince: '2023-03-01',
        lastOwnContact: null,
        decision: 'erase',
      }),
    );
    expect(await ok(erase([id]))).toEqual({ erased: [{ key: id, kind: 'contact' }], stayed: [] });
    expect((await list('kind=contact')).map(({ key }) => key)).not.toContain(id);
    expect((await api.manager.get(`/contacts/${id}`)).problem).toEqual([404, 'contact.erased']);
    expect((await readRow('contact', id)).full_name).toBe('Erased person');
    const { rows } = await api.db.query('SELECT reason, by FROM privacy_erasure WHERE contact_id = $1', [id]);
    expect(rows).toEqual([{ reason: 'no_longer_needed', by: api.manager.id }]);
    // A repetition says that nobody of this key is due any more.
    expect((await ok(erase([id]))).stayed).toEqual([expect.objectContaining({ key: id, reason: 'not_due' })]);
  });

  it('stays while texts mention them, and is named', async () => {
    const { id } = await makeOldContact({ fullName: 'Quoheng Mentioned' });
    const company = await make.company({ notes: 'Ask Quoheng Mentioned about the plant.' });
    const { stayed } = await ok(erase([id]));
    expect(stayed).toEqual([{ key: id, name: 'Quoheng Mentioned', reason: 'mentions_undecided', undecided: 1 }]);
    expect((await ok(api.bdm.get(`/companies/${company.id}`))).notes).toContain('Quoheng Mentioned');
    expect((await ok(api.bdm.get(`/contacts/${id}`))).fullName).toBe('Quoheng Mentioned');
  });

  it('stays with a new own contact, a running request or a day, and nobody else is affected', async () => {
    const [due, called, asked, kept] = await Promise.all(['a', 'b', 'c', 'd'].map(() => makeOldContact()));
    await ok(record(called!.id));
    const request = { kind: 'access', subjectName: 'x', contactId: asked!.id, receivedOn: '2026-05-26' };
    await ok(api.manager.post('/privacy/requests', request));
    await ok(api.manager.patch(`/contacts/${kept!.id}`, { keepUntil: '2026-06-01' }));
    const unknown = '0199ffff-ffff-7fff-8fff-ffffffffffff';
    const keys = [called!.id, asked!.id, due!.id, kept!.id, unknown, 'nonsense', 'speaker-x'];
    const { erased, stayed } = await ok(erase(keys));
    expect(erased).toEqual([{ key: due!.id, kind: 'contact' }]);
    expect(stayed.map(({ key, reason }: Made) => [key, reason])).toEqual([
      [called!.id, 'not_due'],
      [asked!.id, 'running_request'],
      [kept!.id, 'keep_until'],
      [unknown, 'not_found'],
      ['nonsense', 'not_found'],
      ['speaker-x', 'not_found'],
    ]);
  });

  it('is not erased when an own contact is stored at the same time', async () => {
    for (let round = 0; round < 6; round++) {
      const { id } = await makeOldContact({ fullName: `Race Nr${round}` });
      const [erasure, interaction] = await Promise.all([erase([id]), record(id)]);
      const { archived_at: archivedAt } = await readRow('contact', id);
      const { erased, stayed } = await ok(Promise.resolve(erasure));
      if (interaction.status === 201) expect([stayed[0]?.reason, archivedAt]).toEqual(['not_due', null]);
      else expect([erased[0]?.key, interaction.status < 500]).toEqual([id, true]);
    }
  });

  it('is not erased when an own contact was stored but not yet seen by the list', async () => {
    const { id } = await makeOldContact({ fullName: 'Slow Writer' });
    const { id: interactionId } = await ok(record(id, { contactIds: [], companyId: (await make.company()).id }));
    const client = await api.db.connect();
    try {
      await client.query('BEGIN');
      await client.query('INSERT INTO interaction_contact (interaction_id, contact_id) VALUES ($1, $2)', [
        interactionId,
        id,
      ]);
      const erasure = erase([id]);
      await waitForLock();
      await client.query('COMMIT');
      expect((await ok(erasure)).stayed).toEqual([expect.objectContaining({ key: id, reason: 'not_due' })]);
    } finally {
      client.release();
    }
    expect((await ok(api.bdm.get(`/contacts/${id}`))).fullName).toBe('Slow Writer');
  });

  it('is erased once by two requests at once', async () => {
    const { id } = await makeOldContact();
    const answers = await Promise.all([erase([id]), erase([id])].map((answer) => ok(answer)));
    expect(answers.flatMap(({ erased }) => erased)).toEqual([{ key: id, kind: 'contact' }]);
    const reasons = answers.flatMap(({ stayed }) => stayed.map(({ reason }: Made) => reason));
    expect(['not_due', 'not_found']).toEqual(expect.arrayContaining(reasons));
  });

  it('stays while the rule is off', async () => {
    const { id } = await makeOldContact();
    await switchRule('contact', 36, false);
    expect((await ok(erase([id]))).stayed).toEqual([expect.objectContaining({ key: id, reason: 'rule_off' })]);
    expect((await list('kind=contact')).map(({ key }) => key)).toContain(id);
    await switchRule('contact', 36);
  });
});

/** Waits until a statement waits for a lock. */
async function waitForLock(): Promise<void> {
  for (;;) {
    const { rows } = await api.db.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}

describe('Somebody who is no contact', () => {
  const OVER = {
    title: 'Light',
    startsAt: '2023-09-13T09:00',
    endsAt: '2023-09-13T12:00',
    timezone: 'Europe/Brussels',
  };

  async function registerForPast(body: object): Promise<Made> {
    const seminar = await ok(
      api.bdm.post('/seminars', { ...OVER, startsAt: '2027-01-13T09:00', endsAt: '2027-01-13T12:00' }),
    );
    const registration = await ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, body));
    await api.db.query(
      `UPDATE activity SET starts_at = '2023-09-13T07:00Z', ends_at = '2023-09-13T10:00Z', starts_on = '2023-09-13',
         ends_on = '2023-09-13' WHERE id = $1`,
      [seminar.id],
    );
    return registration;
  }

  it('is due 24 months after the end of the seminar, and is erased', async () => {
    const { id } = await registerForPast({
      fullName: 'Ola Guest',
      email: 'ola@guest.example',
      companyName: 'Guest AS',
    });
    const key = `registration-${id}`;
    const found = (await list('kind=registration_without_contact')).find((one) => one.key === key);
    expect(found).toMatchObject({ name: 'Ola Guest', dueSince: '2025-09-13', contactId: null, decision: 'erase' });
    expect((await ok(erase([key]))).erased).toEqual([{ key, kind: 'registration_without_contact' }]);
    expect(await readRow('seminar_registration', id)).toMatchObject({ full_name: 'Erased person', email: null });
    expect((await list('kind=registration_without_contact')).map((one) => one.key)).not.toContain(key);
  });
  it('counts from the end of the last seminar for which the address is registered', async () => {
    const guest = { fullName: 'Kari Twice', email: 'kari@guest.example' };
    const [old] = [await registerForPast(guest), await registerForPast(guest)];
    await api.db.query(
      `UPDATE activity SET ends_at = '2024-06-02T10:00Z', ends_on = '2024-06-02'
       WHERE id = (SELECT activity_id FROM seminar_registration WHERE email = $1 AND id <> $2)`,
      [guest.email, old.id],
    );
    const key = `registration-${old.id}`;
    expect((await list('kind=registration_without_contact')).map((one) => one.key)).not.toContain(key);
    expect((await ok(erase([key]))).stayed).toEqual([expect.objectContaining({ key, reason: 'not_due' })]);
  });

  it('goes with the contact who has the address, and keeps them', async () => {
    const contact = await makeOldContact({ email: 'same@guest.example' });
    const { id } = await registerForPast({ fullName: 'Same Guest', email: 'unknown@guest.example' });
    await api.db.query(
      `UPDATE seminar_registration SET email = 'same@guest.example', registered_at = '2026-01-05T09:00Z' WHERE id = $1`,
      [id],
    );
    const keys = [`registration-${id}`, contact.id];
    expect((await list('')).filter(({ key }) => keys.includes(key))).toEqual([]);
    await api.db.query(`UPDATE seminar_registration SET registered_at = '2023-01-05T09:00Z' WHERE id = $1`, [id]);
    expect((await list('')).find(({ key }) => key === contact.id)).toMatchObject({
      dueSince: '2026-01-05',
      lastOwnContact: '2023-01-05T09:00:00.000Z',
    });
  });

  it('is kept while a request with the address is running', async () => {
    const { id } = await registerForPast({ fullName: 'Rita Request', email: 'rita@guest.example' });
    const contact = await makeOldContact({ email: 'cees@guest.example' });
    for (const subjectEmail of ['rita@guest.example', 'cees@guest.example'])
      await ok(
        api.manager.post('/privacy/requests', {
          kind: 'access',
          subjectName: 'x',
          subjectEmail,
          receivedOn: '2026-05-26',
        }),
      );
    const keys = [`registration-${id}`, contact.id];
    expect((await ok(erase(keys))).stayed.map(({ reason }: Made) => reason)).toEqual([
      'running_request',
      'running_request',
    ]);
  });
});

describe('A form that was rejected', () => {
  it('loses its bytes and fields three months after the decision, and nothing else', async () => {
    const form = await connectForm(api, { secret: null });
    const send = (id: string) =>
      submit(api, form, { id, name: `Spam ${id}`, email: `spam${id}@junk.example`, message: 'Buy' });
    const [old, recent, open] = [await send('1'), await send('2'), await send('3')];
    for (const { id } of [old, recent])
      await ok(api.bdm.post(`/intake/registrations/${id}/resolve`, { reject: true, reason: 'Spam' }));
    await api.db.query(`UPDATE intake_registration SET matched_at = '2026-02-28T12:00:00Z' WHERE id = $1`, [old.id]);
    expect(await list('kind=form_rejected')).toEqual([
      expect.objectContaining({ key: `intake-${old.id}`, dueSince: '2026-05-28', name: 'Spam 1' }),
    ]);
    const keys = [old, recent, open].map(({ id }) => `intake-${id}`);
    const { erased, stayed } = await ok(erase(keys));
    expect(erased).toEqual([{ key: keys[0], kind: 'form_rejected' }]);
    expect(stayed.map(({ reason }: Made) => reason)).toEqual(['not_due', 'not_due']);
    expect(await readRow('intake_registration', old.id)).toMatchObject({
      full_name: null,
      email: null,
      email_key: null,
      message: null,
      answers: [],
      rejected_reason: null,
      match_state: 'rejected',
    });
    expect(await readRow('intake_registration', recent.id)).toMatchObject({ full_name: 'Spam 2' });
    const { rows } = await api.db.query(
      `SELECT r.external_id AS "externalId", d.body IS NULL AS removed, d.headers FROM intake_registration r
         JOIN intake_registration_delivery t ON t.registration_id = r.id JOIN intake_delivery d ON d.id = t.delivery_id
       ORDER BY r.external_id`,
    );
    expect(rows.map(({ removed }) => removed)).toEqual([true, false, false]);
    expect(rows[0].headers).toEqual({});
    expect((await ok(api.manager.get(`/audit?entityId=${old.id}&action=content_removed`))).items).toHaveLength(1);
    expect(await list('kind=form_rejected')).toEqual([]);
    expect((await api.bdm.get(`/intake/registrations/${old.id}`)).status).toBe(200);
  });
});

describe('A received mail of nobody', () => {
  it('is deleted six months after its receipt, and one of a contact is not', async () => {
    const known = await make.contact({ email: 'known@sender.test' });
    const receiveFrom = (from: string) => receive(api.bdm, { from });
    const [old, recent] = [
      await receiveFrom('Stranger <a@stranger.test>'),
      await receiveFrom('Other <b@stranger.test>'),
    ];
    const own = await receiveFrom('known@sender.test');
    await api.db.query(`UPDATE inbound_mail SET received_at = '2025-11-30T22:00:00Z' WHERE id = ANY($1)`, [
      [old.id, own.id],
    ]);
    expect(await list('kind=inbound_unmatched')).toEqual([
      expect.objectContaining({ key: `mail-${old.id}`, dueSince: '2026-05-30', name: 'Stranger', about: 'A question' }),
    ]);
    const keys = [old, recent, own].map(({ id }) => `mail-${id}`);
    expect((await ok(erase(keys))).erased).toEqual([{ key: keys[0], kind: 'inbound_unmatched' }]);
    expect(await readRow('inbound_mail', old.id)).toBeUndefined();
    expect(await readRow('inbound_mail', recent.id)).toBeDefined();
    expect((await api.bdm.get(`/contacts/${known.id}`)).status).toBe(200);
  });
});

describe('A request to erase people', () => {
  it.each([
    [{ keys: [], confirm: 0 }, ['/keys']],
    [{ keys: ['a', 'b'], confirm: 1 }, ['/confirm']],
    [{ keys: ['a', 'a'], confirm: 2 }, ['/keys']],
    [{ keys: ['A', 'a'], confirm: 2 }, ['/keys']],
    [{ keys: Array.from({ length: 201 }, (_, n) => `k${n}`), confirm: 201 }, ['/keys']],
    [{ keys: [1], confirm: 1 }, ['/keys']],
    [{ keys: 'a', confirm: 1 }, ['/keys']],
    [{ keys: ['a'], confirm: '1' }, ['/confirm']],
    [{ keys: ['a'] }, ['/confirm']],
    [{ keys: ['a'.repeat(61)], confirm: 1 }, ['/keys']],
    [{ keys: ['a'], confirm: 1, kind: 'contact' }, ['/kind']],
  ])('is refused for %j', async (body, pointers) => {
    const answer = await api.manager.post('/privacy/retention/erase', body);
    expect([answer.status, [...new Set(answer.pointers.map((pointer) => pointer.replace(/\/\d+$/, '')))]]).toEqual([
      422,
      pointers,
    ]);
  });

  it('survives strange keys and an idempotency key', async () => {
    const keys = [
      '😀',
      "x'; DROP TABLE contact; --",
      'registration-',
      'suppression-0199ffff-ffff-7fff-8fff-ffffffffffff',
    ];
    const first = await ok(
      api.manager.post(
        '/privacy/retention/erase',
        { keys, confirm: keys.length },
        { 'idempotency-key': 'retention-1' },
      ),
    );
    expect(first.stayed.map(({ reason }: Made) => reason)).toEqual(keys.map(() => 'not_found'));
    const again = await api.manager.post(
      '/privacy/retention/erase',
      { keys, confirm: keys.length },
      { 'idempotency-key': 'retention-1' },
    );
    expect(again.body).toEqual(first);
  });

  it.each([
    'kind=nothing',
    'kind=contact&kind=',
    'cursor=x',
    'sort=reason',
    'decision=maybe',
    'dueSince=soon',
    'limit=0',
    'q=x',
  ])('lists nobody for ?%s', async (query) => {
    expect((await api.manager.get(`/privacy/retention?${query}`)).status).toBe(422);
  });
});

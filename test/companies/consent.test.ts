import { type Answer, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';
import { insertRow, updateRows } from '../support/rows.js';

const NOW = new Date('2026-03-15T12:00:00.000Z');
let now = NOW;

const { api, make } = useApi({ clock: { now: () => now } });
beforeEach(() => {
  now = NOW;
});

const said = (change: object = {}) => ({
  purpose: 'marketing',
  granted: true,
  wording: 'Yes, keep me informed by e-mail.',
  wordingVersion: '2026-03',
  source: 'Seminar form',
  ...change,
});
const record = (contact: Made, change: object = {}): Promise<Answer> =>
  api.bdm.post(`/contacts/${contact.id}/consents`, said(change));
const read = async (contact: Made) => (await api.viewer.get(`/contacts/${contact.id}`)).body;
const all = async (contact: Made, query = '') =>
  (await api.viewer.get(`/contacts/${contact.id}/consents?${query}`)).body.items;

describe('A consent', () => {
  it('keeps what was said, in answer to which words, when, where and how we know', async () => {
    const contact = await make.contact();
    const answer = await record(contact, {
      lawfulBasis: 'legitimate_interest',
      occurredAt: '2026-03-14T23:30:00.5+01:00',
      wording: 'Line one\nline two',
      proof: 'Form entry 4711',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      contactId: contact.id,
      purpose: 'marketing',
      lawfulBasis: 'legitimate_interest',
      granted: true,
      wording: 'Line one\nline two',
      wordingVersion: '2026-03',
      occurredAt: '2026-03-14T22:30:00.500Z',
      source: 'Seminar form',
      proof: 'Form entry 4711',
      createdAt: NOW.toISOString(),
      createdBy: api.bdm.id,
    });
    expect(await all(contact)).toEqual([answer.body]);
    const { rows } = await api.db.query(
      `SELECT changes FROM audit_entry WHERE entity_id = $1 AND action = 'consent_recorded'`,
      [contact.id],
    );
    expect(rows).toMatchObject([{ changes: { consent: { after: { id: answer.body.id, purpose: 'marketing' } } } }]);
  });

  it('is by default given now, and increases the version of its contact', async () => {
    const contact = await make.contact();
    expect((await record(contact)).body).toMatchObject({
      lawfulBasis: 'consent',
      occurredAt: NOW.toISOString(),
      proof: null,
    });
    expect(await read(contact)).toMatchObject({
      version: 2,
      mayBeMailed: true,
      consents: [{ purpose: 'marketing', granted: true, lawfulBasis: 'consent', occurredAt: NOW.toISOString() }],
    });
  });

  it('counts by when it was said, not by when it was recorded', async () => {
    const contact = await make.contact();
    await record(contact, { granted: false, occurredAt: '2026-03-10T10:00:00Z' });
    await record(contact, { granted: true, occurredAt: '2026-03-01T10:00:00Z' });
    const after = await read(contact);
    expect(after.mayBeMailed).toBe(false);
    expect(after.consents).toMatchObject([{ granted: false, occurredAt: '2026-03-10T10:00:00.000Z' }]);
    expect((await all(contact)).map(({ granted }: { granted: boolean }) => granted)).toEqual([false, true]);
  });

  it('that is recorded later counts if two were given at the same moment', async () => {
    const contact = await make.contact();
    for (const granted of [true, false, true, false]) await record(contact, { granted });
    expect(await read(contact)).toMatchObject({ mayBeMailed: false, consents: [{ granted: false }] });
  });

  it('applies to its purpose only, and only an opt-in allows marketing', async () => {
    const contact = await make.contact();
    await record(contact, { purpose: 'event_invitation' });
    await record(contact, { purpose: 'partner_sharing', granted: false });
    await record(contact, { lawfulBasis: 'legitimate_interest' });
    expect(await read(contact)).toMatchObject({
      mayBeMailed: false,
      consents: [
        { purpose: 'event_invitation', granted: true },
        { purpose: 'marketing', granted: true, lawfulBasis: 'legitimate_interest' },
        { purpose: 'partner_sharing', granted: false },
      ],
    });
    now = new Date(NOW.getTime() + 1);
    await record(contact);
    expect((await read(contact)).mayBeMailed).toBe(true);
  });

  it('cannot be of the future, but a clock a little fast is read as now', async () => {
    const contact = await make.contact();
    const future = await record(contact, { occurredAt: '2026-03-15T12:05:01Z' });
    expect([future.status, future.body.errors[0]]).toMatchObject([
      422,
      { pointer: '/occurredAt', code: 'consent.in_future' },
    ]);
    expect((await record(contact, { occurredAt: '2026-03-15T12:04:59Z' })).body.occurredAt).toBe(NOW.toISOString());
    const created = await api.bdm.post('/contacts', {
      fullName: 'X',
      consents: [said(), said({ occurredAt: '2027-01-01T00:00:00Z' })],
    });
    expect([created.status, created.body.errors[0].pointer]).toEqual([422, '/consents/1/occurredAt']);
  });

  it.each([
    ['no purpose', { purpose: undefined }, '/purpose'],
    ['an unknown purpose', { purpose: 'world_domination' }, '/purpose'],
    ['an unknown ground', { lawfulBasis: 'vibes' }, '/lawfulBasis'],
    ['null for a ground', { lawfulBasis: null }, '/lawfulBasis'],
    ['a word for yes', { granted: 'yes' }, '/granted'],
    ['neither yes nor no', { granted: undefined }, '/granted'],
    ['no wording', { wording: undefined }, '/wording'],
    ['white space for a wording', { wording: ' \n ' }, '/wording'],
    ['an over-long wording', { wording: 'x'.repeat(5_001) }, '/wording'],
    ['no version of the wording', { wordingVersion: '' }, '/wordingVersion'],
    ['no source', { source: null }, '/source'],
    ['a date for a moment', { occurredAt: '2026-03-01' }, '/occurredAt'],
    ['a moment without a zone', { occurredAt: '2026-03-01T10:00:00' }, '/occurredAt'],
    ['a day that is not in the calendar', { occurredAt: '2026-02-30T10:00:00Z' }, '/occurredAt'],
    ['a NUL', { proof: 'a\u0000' }, '/proof'],
    ['an unknown field', { contactId: 'x' }, '/contactId'],
  ])('with %s is refused: 422 with a pointer', async (_, change, pointer) => {
    const contact = await make.contact();
    const answer = await record(contact, change);
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
    expect(await read(contact)).toMatchObject({ version: 1, consents: [] });
  });

  it('is taken from an archived contact too: a withdrawal counts whenever it comes', async () => {
    const contact = await make.contact({ consents: [said()] });
    await api.bdm.delete(`/contacts/${contact.id}`);
    now = new Date(NOW.getTime() + 1);
    expect((await record(contact, { granted: false })).status).toBe(201);
    expect((await api.bdm.post(`/contacts/${contact.id}/restore`)).body.mayBeMailed).toBe(false);
  });

  it('is recorded once by a request repeated with its idempotency key', async () => {
    const contact = await make.contact();
    const send = () => api.bdm.post(`/contacts/${contact.id}/consents`, said(), { 'idempotency-key': 'consent' });
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect(await all(contact)).toHaveLength(1);
  });

  it('is one of twenty recorded at once, of which none is lost and the contact shows the last', async () => {
    const contact = await make.contact();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        record(contact, { granted: n % 2 === 0, occurredAt: `2026-03-01T10:00:${10 + n}Z` }),
      ),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(await all(contact)).toHaveLength(20);
    expect(await read(contact)).toMatchObject({
      version: 21,
      mayBeMailed: false,
      consents: [{ granted: false, occurredAt: '2026-03-01T10:00:29.000Z' }],
    });
  });

  it('has no route by which it could be changed or removed', async () => {
    const contact = await make.contact();
    const { body } = await record(contact);
    const path = `/contacts/${contact.id}/consents/${body.id}`;
    for (const answer of [
      await api.admin.patch(path, said({ granted: false })),
      await api.admin.put(path, said()),
      await api.admin.delete(path),
    ]) {
      expect(answer.status).toBe(404);
    }
    const list = await api.admin.delete(`/contacts/${contact.id}/consents`);
    expect([list.status, list.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(await all(contact)).toEqual([body]);
  });

  it.each([
    ['changed', 'UPDATE consent SET granted = false WHERE id = $1'],
    ['reworded', `UPDATE consent SET wording = 'other' WHERE id = $1`],
    ['changed on the way to another contact', 'UPDATE consent SET contact_id = $2, granted = false WHERE id = $1'],
    ['deleted', 'DELETE FROM consent WHERE id = $1'],
  ])('cannot be %s in the database itself', async (_, sql) => {
    const [contact, other] = [await make.contact(), await make.contact()];
    const { body } = await record(contact);
    const values = sql.includes('$2') ? [body.id, other.id] : [body.id];
    await expect(api.db.query(sql, values)).rejects.toMatchObject({ code: '23001' });
    expect(await all(contact)).toEqual([body]);
  });

  it('decides whether a contact may be mailed, even if it was written by SQL', async () => {
    const [contact, other] = [await make.contact(), await make.contact()];
    await insertRow(api.db, 'consent', { contact_id: contact.id, purpose: 'marketing' });
    expect((await read(contact)).mayBeMailed).toBe(true);
    await updateRows(api.db, 'consent', { contact_id: contact.id }, { contact_id: other.id });
    expect([(await read(contact)).mayBeMailed, (await read(other)).mayBeMailed]).toEqual([false, true]);
  });
});

describe('The list of consents of a contact', () => {
  it('has those of that contact only, the latest first, in any order asked for, page by page', async () => {
    const [contact, other] = [await make.contact(), await make.contact()];
    await record(other);
    for (let n = 0; n < 9; n++) {
      await record(contact, {
        occurredAt: `2026-03-0${1 + (n % 3)}T10:00:00Z`,
        purpose: n % 2 ? 'marketing' : 'event_invitation',
      });
    }
    for (const sort of ['-occurredAt', 'occurredAt', 'purpose,-occurredAt', '-granted', 'createdAt', 'lawfulBasis']) {
      const ids: string[] = [];
      let cursor = '';
      do {
        const { body } = await api.viewer.get(`/contacts/${contact.id}/consents?limit=2&sort=${sort}${cursor}`);
        ids.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);
      expect([sort, ids.length, new Set(ids).size]).toEqual([sort, 9, 9]);
    }
    expect(await all(contact, 'purpose=marketing&count=true')).toHaveLength(4);
    expect(await all(contact, 'granted=false')).toEqual([]);
    expect(await all(contact, 'occurredAt.gte=2026-03-03T00:00:00Z')).toHaveLength(3);
    expect((await api.viewer.get(`/contacts/${contact.id}/consents?contactId=${other.id}`)).status).toBe(422);
  });
});

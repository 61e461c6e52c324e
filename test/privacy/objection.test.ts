import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { waitForLock } from '../support/locks.js';
import { SmtpSink } from '../support/smtp-sink.js';
import {
  buildMailSettings,
  givenSeminar,
  recordConsent,
  register,
  sendDue,
  sendMailing,
  sendMailings,
  write,
} from '../mail/mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({ env: buildMailSettings(sink.port, { MAIL_PER_MINUTE: '1000' }) });

const OBJECTION = { receivedOn: '2026-05-18', source: 'Letter', wording: 'Please do not write to me any more.' };
const object = (key: string, change: object = {}): Promise<Made> =>
  ok(api.manager.post(`/privacy/people/${key}/object`, { ...OBJECTION, ...change }));
const read = (id: string): Promise<Made> => ok(api.bdm.get(`/contacts/${id}`));
const optIn = (id: string, change: object = {}) =>
  recordConsent(api.bdm, id, true, { purpose: 'marketing', ...change });

async function givenReachable(change: object = {}): Promise<Made> {
  const contact = await make.contact(change);
  await recordConsent(api.bdm, contact.id, true);
  await optIn(contact.id);
  return contact;
}

describe('An objection', () => {
  it('refuses the purposes, suppresses the address, and the contact may not be mailed', async () => {
    const contact = await givenReachable();
    expect(await read(contact.id)).toMatchObject({ mayBeMailed: true, suppressed: false });
    expect(await object(contact.id)).toEqual({
      key: contact.id,
      contactId: contact.id,
      refusedPurposes: ['marketing', 'event_invitation'],
      suppressedAddresses: 1,
      suppressedMails: 0,
    });
    expect(await read(contact.id)).toMatchObject({ mayBeMailed: false, suppressed: true });
    const { items } = await ok(api.bdm.get(`/contacts/${contact.id}/consents`));
    expect(items[0]).toMatchObject({ granted: false, wording: OBJECTION.wording, source: 'Letter' });
    expect(await ok(api.bdm.get(`/contacts/${contact.id}/mail-status`))).toEqual({
      transactional: null,
      event_invitation: 'objected',
      marketing: 'objected',
    });
  });

  it('is dated on the day on which it was received, unless the person has agreed since then', async () => {
    const silent = await make.contact();
    await object(silent.id, { receivedOn: '2026-05-18' });
    const agreed = await givenReachable();
    await object(agreed.id, { receivedOn: '2026-05-18' });
    const latest = async (id: string) => (await ok(api.bdm.get(`/contacts/${id}/consents`))).items[0];
    expect((await latest(silent.id)).occurredAt).toBe('2026-05-18T21:59:59.999Z');
    expect((await latest(agreed.id)).granted).toBe(false);
    expect((await latest(agreed.id)).proof).toBe('Objection received on 2026-05-18');
  });

  it('that is repeated changes nothing, also when two come at once', async () => {
    const contact = await givenReachable();
    await Promise.all([object(contact.id), object(contact.id)]);
    const { version } = await read(contact.id);
    expect(await object(contact.id)).toMatchObject({ refusedPurposes: [], suppressedAddresses: 0, suppressedMails: 0 });
    expect((await read(contact.id)).version).toBe(version);
    const { items } = await ok(api.manager.get(`/audit?entityId=${contact.id}&action=objection_recorded`));
    expect(items).toHaveLength(1);
  });

  it('suppresses a queued invitation, and lets what the person asked for arrive', async () => {
    const contact = await givenReachable();
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const seminar = await givenSeminar(api.bdm);
    await register(api.bdm, seminar.id, { contactId: contact.id });
    await sendMailing(api.manager, { contactIds: [contact.id] });
    await sendMailings(api);
    const later = await write(api.bdm, [contact.id], { sendAt });
    await api.db.query(
      `UPDATE mail SET state = 'queued', next_attempt_at = now() + interval '1 hour', sent_at = NULL
       WHERE contact_id = $1 AND purpose = 'event_invitation'`,
      [contact.id],
    );
    expect((await object(contact.id)).suppressedMails).toBe(1);
    const { items } = await ok(api.manager.get(`/mails?contactId=${contact.id}`));
    expect(items.filter(({ purpose }: Made) => purpose === 'event_invitation')).toEqual([
      expect.objectContaining({ state: 'suppressed', reason: 'objected' }),
    ]);
    expect(items.find(({ id }: Made) => id === later.mails[0].id)).toMatchObject({ state: 'queued' });
    sink.reset();
    await write(api.bdm, [contact.id]);
    await sendDue(api);
    expect(sink.received.map(({ to }) => to[0])).toContain(contact.email);
  });

  it('makes a mailing skip the person with its reason', async () => {
    const contact = await givenReachable();
    await object(contact.id);
    const preview = await ok(
      api.manager.post('/mailings', {
        title: 'x',
        purpose: 'event_invitation',
        subject: 'Invitation',
        body: 'Dear guest',
        audience: { contactIds: [contact.id] },
      }),
    );
    expect(preview.skipped).toEqual({ objected: 1 });
  });

  it('holds for the address, whoever has it later', async () => {
    const contact = await givenReachable({ email: 'moved@objection.example' });
    await object(contact.id);
    await ok(api.bdm.patch(`/contacts/${contact.id}`, { email: 'new@objection.example' }));
    expect((await read(contact.id)).suppressed).toBe(false);
    const other = await make.contact({ email: 'moved@objection.example' });
    await optIn(other.id);
    expect(await read(other.id)).toMatchObject({ suppressed: true, mayBeMailed: false });
    await ok(api.bdm.patch(`/contacts/${contact.id}`, { email: null }));
    expect((await read(contact.id)).suppressed).toBe(false);
  });

  it('is lifted without a deadlock while another contact with the address is changed', async () => {
    const former = await make.contact({ email: 'shared@lock.example' });
    await ok(api.bdm.delete(`/contacts/${former.id}`));
    const contact = await make.contact({ email: 'shared@lock.example' });
    await object(contact.id);
    const change = await api.db.connect();
    await change.query('BEGIN');
    await change.query('SELECT 1 FROM contact WHERE id = $1 FOR UPDATE', [former.id]);
    const lifting = optIn(contact.id, { proof: 'Signed card of 3 June' });
    await waitForLock(api.db);
    // A change of a contact takes the lock of the address after that of the row.
    await change.query(`SELECT pg_advisory_xact_lock(hashtextextended('contact e-mail shared@lock.example', 0))`);
    await change.query('COMMIT');
    change.release();
    await lifting;
    expect(await read(contact.id)).toMatchObject({ suppressed: false });
  });

  it('is lifted by an opt-in that a colleague records with proof, and by no other', async () => {
    const contact = await givenReachable();
    await object(contact.id);
    await optIn(contact.id);
    await recordConsent(await api.key('bdm'), contact.id, true, { purpose: 'marketing', proof: 'Form 1' });
    expect(await read(contact.id)).toMatchObject({ mayBeMailed: false, suppressed: true });
    await optIn(contact.id, { proof: 'Signed card of 3 June' });
    expect(await read(contact.id)).toMatchObject({ mayBeMailed: true, suppressed: false });
    expect((await ok(api.bdm.get(`/contacts/${contact.id}/mail-status`))).marketing).toBeNull();
    const { rows } = await api.db.query(
      'SELECT lifted_by FROM privacy_suppression WHERE lifted_at IS NOT NULL ORDER BY lifted_at DESC LIMIT 1',
    );
    expect(rows[0].lifted_by).toBe(api.bdm.id);
  });

  it('of somebody without a contact suppresses the address and its mails', async () => {
    const seminar = await givenSeminar(api.bdm);
    const { id } = await register(api.bdm, seminar.id, {
      fullName: 'No Contact',
      email: 'no.contact@objection.example',
    });
    expect(await object(`registration-${id}`)).toMatchObject({ contactId: null, suppressedAddresses: 1 });
    const contact = await make.contact({ email: 'no.contact@objection.example' });
    expect(await read(contact.id)).toMatchObject({ suppressed: true });
    const found = (await ok(api.manager.get('/privacy/people?q=no.contact@objection.example'))).items;
    expect(found).toHaveLength(1);
    expect(found[0].records).toContainEqual(expect.objectContaining({ kind: 'suppression', label: 'objection' }));
  });

  it('leaves the suppressed address to be found alone', async () => {
    const contact = await givenReachable({ email: 'alone@objection.example' });
    await object(contact.id);
    await ok(api.bdm.patch(`/contacts/${contact.id}`, { email: null }));
    const [found] = (await ok(api.manager.get('/privacy/people?q=alone@objection.example'))).items;
    expect(found).toMatchObject({ key: expect.stringMatching(/^suppression-/), names: [] });
    expect((await api.manager.post(`/privacy/people/${found.key}/object`, OBJECTION)).problem).toEqual([
      422,
      'request.invalid',
    ]);
    expect((await ok(api.manager.get(`/privacy/people/${found.key}/report`))).objected).toBe(true);
  });

  it.each([
    [{ receivedOn: '2999-01-01' }, '/receivedOn'],
    [{ purposes: [] }, '/purposes'],
    [{ purposes: ['partner_sharing'] }, '/purposes'],
    [{ wording: ' ' }, '/wording'],
    [{ source: '' }, '/source'],
  ])('is refused for %j', async (change, pointer) => {
    const contact = await make.contact();
    const answer = await api.manager.post(`/privacy/people/${contact.id}/object`, { ...OBJECTION, ...change });
    expect([answer.status, answer.pointers]).toEqual([422, [pointer]]);
  });
});

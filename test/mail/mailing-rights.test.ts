import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, givenSeminar, recordConsent, register, sendMailing, sendMailings } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({ env: buildMailSettings(sink.port, { MAIL_PER_MINUTE: '1000' }) });

const READ = ['mailings:read', 'contacts:read', 'companies:read', 'leads:read', 'activities:read'];
const UNKNOWN = '0199c000-0000-7000-8000-000000009999';
const text = { title: 'Autumn', purpose: 'transactional', subject: 'Change', body: 'Dear guest' };
const later = { sendAt: new Date(Date.now() + 86_400_000).toISOString() };
const NOT_ALLOWED = [403, 'mailing.audience_not_allowed'];

describe('A business development manager', () => {
  it('writes to the people of own activities only, and a manager to everybody', async () => {
    const own = await givenSeminar(api.bdm);
    const other = await givenSeminar(api.manager);
    const contact = await make.contact();
    const chosen = { purpose: 'event_invitation', audience: { contactIds: [contact.id] } };
    for (const dryRun of [true, false]) {
      const send = (body: object) => ({ ...text, ...later, dryRun, ...body });
      expect((await api.bdm.post('/mailings', send({ audience: { seminarId: other.id } }))).problem).toEqual(
        NOT_ALLOWED,
      );
      expect((await api.bdm.post('/mailings', send(chosen))).problem).toEqual(NOT_ALLOWED);
      expect((await api.bdm.post('/mailings', send({ audience: { seminarId: own.id } }))).status).toBe(
        dryRun ? 200 : 202,
      );
      expect((await api.manager.post('/mailings', send(chosen))).status).toBe(dryRun ? 200 : 202);
    }
  });

  it('cancels and archives mailings to them only', async () => {
    const other = await givenSeminar(api.manager);
    const { id } = await sendMailing(api.manager, { seminarId: other.id }, { ...text, ...later });
    expect((await api.bdm.post(`/mailings/${id}/cancel`)).problem).toEqual(NOT_ALLOWED);
    expect((await api.bdm.get(`/mailings/${id}`)).status).toBe(200);
    expect(await ok(api.manager.post(`/mailings/${id}/cancel`))).toMatchObject({
      state: 'cancelled',
      counts: { queued: 0 },
    });
    expect((await api.bdm.delete(`/mailings/${id}`)).problem).toEqual(NOT_ALLOWED);
    expect(await ok(api.manager.delete(`/mailings/${id}`))).toMatchObject({ archivedAt: expect.any(String) });
    expect((await api.bdm.post(`/mailings/${id}/restore`)).problem).toEqual(NOT_ALLOWED);
    expect(await ok(api.manager.post(`/mailings/${id}/restore`))).toMatchObject({ archivedAt: null });
  });
});

describe('A single mail of a mailing', () => {
  it('is cancelled and sent again only by those who may send the mailing', async () => {
    const seminar = await givenSeminar(api.manager);
    for (const email of ['failed@rights.test', 'waiting@rights.test'])
      await register(api.manager, seminar.id, { email });
    const { id } = await sendMailing(api.manager, { seminarId: seminar.id }, text);
    sink.onRecipient = (attempt) => ({ status: attempt === 1 ? 550 : 451 });
    await sendMailings(api);
    const { items } = await ok(api.bdm.get(`/mails?mailingId=${id}`));
    const find = (state: string): Made => items.find((mail: Made) => mail.state === state);
    const paths = [`/mails/${find('failed').id}/resend`, `/mails/${find('queued').id}/cancel`];
    const key = await api.key('manager', [...READ, 'mails:read', 'mails:write']);
    for (const path of paths) {
      expect((await api.bdm.post(path)).problem).toEqual(NOT_ALLOWED);
      expect((await key.post(path)).problem).toEqual([403, 'auth.forbidden']);
    }
    await ok(api.manager.patch(`/seminars/${seminar.id}`, { ownerId: api.bdm.id }));
    for (const path of paths) await ok(api.bdm.post(path));
    sink.reset();
    await sendMailings(api);
    expect(sink.received.map(({ to }) => to)).toEqual([[find('failed').toAddress]]);
  });
});

describe('The owner of a seminar that was archived', () => {
  it('cancels its mailings, and sends no others', async () => {
    const own = await givenSeminar(api.bdm);
    const { id } = await sendMailing(api.bdm, { seminarId: own.id }, { ...text, ...later });
    await ok(api.bdm.delete(`/seminars/${own.id}`));
    const body = { ...text, audience: { seminarId: own.id } };
    expect((await api.bdm.post('/mailings', body)).fieldErrors).toEqual(['/audience/seminarId reference.unknown']);
    expect(await ok(api.bdm.post(`/mailings/${id}/cancel`))).toMatchObject({ state: 'cancelled' });
  });
});

describe('The permission', () => {
  it('to send mailings is that of staff, and to read them that of all readers', async () => {
    const body = { ...text, audience: { seminarId: (await givenSeminar(api.manager)).id } };
    expect((await api.viewer.post('/mailings', body)).status).toBe(403);
    expect((await api.anonymous.post('/mailings', body)).status).toBe(401);
    expect((await api.viewer.get('/mailings')).status).toBe(200);
    expect((await (await api.user('reporting')).get('/mailings')).status).toBe(403);
  });

  it('of a key needs the scopes of what mailings name', async () => {
    expect((await (await api.key('manager', READ)).get('/mailings')).status).toBe(200);
    for (const missing of READ) {
      const key = await api.key(
        'manager',
        READ.filter((scope) => scope !== missing),
      );
      expect((await key.get('/mailings')).status).toBe(403);
    }
    const body = { ...text, ...later, audience: { seminarId: (await givenSeminar(api.bdm)).id }, dryRun: false };
    expect((await (await api.key('bdm', [...READ, 'mailings:write'])).post('/mailings', body)).problem).toEqual(
      NOT_ALLOWED,
    );
    const key = await api.key('manager', [...READ, 'mailings:write']);
    expect((await key.post('/mailings', body)).body).toMatchObject({ createdBy: key.id, state: 'queued' });
  });
});

describe('A mailing is refused', () => {
  const refuse = async (change: object) => (await api.manager.post('/mailings', { ...text, ...change })).fieldErrors;

  it('for a wrong audience, with the field that is wrong', async () => {
    const { id: seminarId } = await givenSeminar(api.manager);
    const contactIds = [(await make.contact()).id];
    const invitation = { purpose: 'event_invitation' };
    expect(await refuse({ audience: {} })).toEqual(['/audience mailing.audience_ambiguous']);
    expect(await refuse({ audience: { seminarId, contactIds } })).toEqual(['/audience mailing.audience_ambiguous']);
    expect(await refuse({ audience: { delegationId: seminarId } })).toEqual([
      '/audience/delegationId reference.unknown',
    ]);
    expect(await refuse({ audience: { seminarId: UNKNOWN } })).toEqual(['/audience/seminarId reference.unknown']);
    expect(await refuse({ audience: { contactIds } })).toEqual(['/purpose mailing.purpose_not_allowed']);
    expect(await refuse({ ...invitation, audience: { contactIds, statuses: ['registered'] } })).toEqual([
      '/audience/statuses mailing.statuses_without_seminar',
    ]);
    expect(await refuse({ ...invitation, audience: { contactIds: [...contactIds, UNKNOWN] } })).toEqual([
      '/audience/contactIds/1 reference.unknown',
    ]);
    expect(await refuse({ audience: { seminarId, statuses: ['present'] } })).toEqual([
      '/audience/statuses field.is_in',
    ]);
    expect(await refuse({ audience: { seminarId: null } })).toEqual(['/audience/seminarId field.is_uuid']);
    expect(await refuse({ audience: { seminarId }, activityId: UNKNOWN })).toEqual(['/activityId reference.unknown']);
    const many = Array.from({ length: 2_001 }, () => contactIds[0]);
    expect(await refuse({ ...invitation, audience: { contactIds: many } })).toEqual([
      '/audience/contactIds field.array_max_size',
    ]);
  });

  it('for a subject in two lines, an empty text and a time in the past', async () => {
    const audience = { seminarId: (await givenSeminar(api.manager)).id };
    expect(await refuse({ audience, subject: 'x\r\nBcc: y@z.test' })).toEqual(['/subject field.matches']);
    expect(await refuse({ audience, body: ' \n' })).toEqual(['/body field.matches']);
    expect(await refuse({ audience, sendAt: '2020-01-01T00:00:00Z' })).toEqual(['/sendAt mail.send_at_past']);
    expect(await refuse({ audience, language: 'fr' })).toEqual(['/language field.is_in']);
    expect(await refuse({ audience, documentIds: [UNKNOWN] })).toEqual(['/documentIds/0 reference.unknown']);
  });
});

describe('A mailing that is cancelled', () => {
  it('sends none of the mails that wait, once', async () => {
    const contacts: Made[] = [await make.contact(), await make.contact()];
    for (const { id } of contacts) await recordConsent(api.bdm, id, true);
    const { id } = await sendMailing(api.manager, { contactIds: contacts.map((one) => one.id) });
    sink.onRecipient = (attempt) => (attempt === 1 ? { status: 451 } : undefined);
    await sendMailings(api);
    expect((await api.manager.delete(`/mailings/${id}`)).problem).toEqual([409, 'mailing.active']);
    expect(await ok(api.manager.post(`/mailings/${id}/cancel`))).toMatchObject({
      state: 'cancelled',
      counts: { sent: 1, cancelled: 1, queued: 0 },
    });
    await api.db.query(`UPDATE mail SET next_attempt_at = now() WHERE mailing_id = $1 AND state = 'queued'`, [id]);
    await sendMailings(api);
    expect(sink.received).toHaveLength(1);
    expect((await api.manager.post(`/mailings/${id}/cancel`)).problem).toEqual([409, 'mailing.not_active']);
    const { items } = await ok(api.manager.get(`/audit?entityId=${id}`));
    expect(items.map(({ action }: Made) => action).toSorted()).toEqual(['cancelled', 'created', 'mailing_started']);
  });
});

describe('The list of mailings', () => {
  it('is filtered by activity, state and purpose, and exported', async () => {
    const seminar = await givenSeminar(api.bdm);
    await register(api.bdm, seminar.id, { email: 'listed@rights.test' });
    const { id } = await sendMailing(api.bdm, { seminarId: seminar.id }, { ...text, title: 'Zebra' });
    const list = async (query: string) =>
      (await ok(api.viewer.get(`/mailings?activityId=${seminar.id}&${query}`))).items.map((one: Made) => one.id);
    expect(await list('state=queued')).toEqual([id]);
    await sendMailings(api);
    expect(await list('state=done&purpose=transactional&q=zebra')).toEqual([id]);
    expect(await list('state=running,queued')).toEqual([]);
    expect((await ok(api.viewer.get('/mailings'))).items[0]).not.toHaveProperty('body');
    expect((await api.viewer.get(`/mailings/export?format=csv&activityId=${seminar.id}`)).text).toContain('Zebra');
  });
});

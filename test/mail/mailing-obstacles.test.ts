import { uploadTo } from '../documents/documents.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import {
  buildMailSettings,
  givenSeminar,
  recordConsent,
  register,
  sendMailing,
  sendMailings,
  write,
} from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({ env: buildMailSettings(sink.port, { MAIL_PER_MINUTE: '1000' }) });

/** An address that RFC 5322 allows, and to which no mail can be stored. */
const QUOTED = '"a b"@obstacles.test';
const transactional = { purpose: 'transactional' };

const listReceivers = () => sink.received.map(({ to }) => to[0]).toSorted();
const readMailing = async (id: string): Promise<Made> => ok(api.manager.get(`/mailings/${id}`));

/** Creates a seminar of the manager for which people with some addresses have registered. */
async function givenRegistered(...emails: string[]): Promise<Made> {
  const seminar = await givenSeminar(api.manager);
  for (const email of emails) await register(api.manager, seminar.id, { email });
  return seminar;
}

describe('An address to which no mail can be stored', () => {
  it('gets no mail of a mailing, and does not stop the others', async () => {
    const { id: seminarId } = await givenRegistered(QUOTED, 'an@obstacles.test');
    const { id } = await sendMailing(api.manager, { seminarId }, transactional);
    await sendMailings(api);
    expect(listReceivers()).toEqual(['an@obstacles.test']);
    expect(await readMailing(id)).toMatchObject({ state: 'done', recipients: 1, skipped: { address_invalid: 1 } });
  });

  it('gets no mail that a person writes, with the reason', async () => {
    const { id } = await make.contact({ email: QUOTED });
    expect(await write(api.bdm, [id])).toMatchObject({ mails: [], skipped: [{ code: 'address_invalid' }] });
  });
});

describe('A subject of which the placeholders leave nothing', () => {
  it('is replaced by the name of the mailing', async () => {
    const { id } = await make.contact();
    await recordConsent(api.bdm, id, true);
    await sendMailing(api.manager, { contactIds: [id] }, { title: 'Autumn', subject: '{{author.fullName}}' });
    await api.db.query('UPDATE mailing SET created_by = NULL');
    await sendMailings(api);
    expect(sink.received[0]!.headers.get('subject')).toBe('Autumn');
  });
});

describe('A mailing that cannot start is cancelled with the reason', () => {
  const expectCancelled = async (id: string, cancelReason: string) => {
    await sendMailings(api);
    expect(await readMailing(id)).toMatchObject({ state: 'cancelled', cancelReason, counts: { queued: 0 } });
    expect(sink.received).toEqual([]);
  };

  it('if its people have become too many', async () => {
    const { id: seminarId } = await givenRegistered('an@obstacles.test');
    const { id } = await sendMailing(api.manager, { seminarId }, transactional);
    await api.db.query(
      `INSERT INTO seminar_registration SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
         'email', n || '@obstacles.test', 'code', upper(substr(md5(n::text), 1, 10)), 'arrival', r.arrival + n))).*
       FROM seminar_registration r, generate_series(1, 2000) n WHERE r.activity_id = $1`,
      [seminarId],
    );
    await expectCancelled(id, 'audience_too_large');
  });

  it('if the database refuses one of them', async () => {
    const { id: seminarId } = await givenRegistered('an@obstacles.test');
    const { id } = await sendMailing(api.manager, { seminarId }, transactional);
    await api.db.query(`ALTER TABLE mail ADD CONSTRAINT mail_test_ck CHECK (mailing_id IS DISTINCT FROM '${id}')`);
    await expectCancelled(id, 'mails_invalid');
    await api.db.query('ALTER TABLE mail DROP CONSTRAINT mail_test_ck');
  });

  it.each<[string, string, (seminar: Made) => Promise<unknown>]>([
    ['its seminar was archived', 'activity_ended', ({ id }) => ok(api.manager.delete(`/seminars/${id}`))],
    [
      'its seminar was cancelled',
      'activity_ended',
      ({ id }) => ok(api.manager.patch(`/seminars/${id}`, { status: 'cancelled' })),
    ],
    [
      'its author no longer owns the seminar',
      'not_permitted',
      ({ id }) => ok(api.manager.patch(`/seminars/${id}`, { ownerId: api.manager.id })),
    ],
    [
      'its author has another role',
      'not_permitted',
      ({ ownerId }) => api.db.query(`UPDATE app_user SET role = 'viewer' WHERE id = $1`, [ownerId]),
    ],
    [
      'its author is archived',
      'author_gone',
      ({ ownerId }) => api.db.query('UPDATE app_user SET archived_at = now() WHERE id = $1', [ownerId]),
    ],
  ])('if %s', async (_, reason, change) => {
    const author = await api.user('bdm');
    const seminar = await givenSeminar(author);
    await register(author, seminar.id, { email: 'an@obstacles.test' });
    const { id } = await sendMailing(author, { seminarId: seminar.id }, transactional);
    await change(seminar);
    await expectCancelled(id, reason);
  });

  it('if a document was archived', async () => {
    const { id: seminarId } = await givenRegistered('an@obstacles.test');
    const document = await uploadTo(api.manager, { contactId: (await make.contact()).id });
    const { id } = await sendMailing(api.manager, { seminarId }, { ...transactional, documentIds: [document.id] });
    await ok(api.manager.delete(`/documents/${document.id}`));
    await expectCancelled(id, 'documents_unavailable');
  });
});

it('A mailing that is written after a seminar was cancelled tells its people', async () => {
  const { id: seminarId } = await givenRegistered('an@obstacles.test');
  await ok(api.manager.patch(`/seminars/${seminarId}`, { status: 'cancelled' }));
  await sendMailing(api.manager, { seminarId }, transactional);
  await sendMailings(api);
  expect(listReceivers()).toEqual(['an@obstacles.test']);
});

import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { readParts, SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, givenSeminar, recordConsent, register, sendMailing, sendMailings } from './mail.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
afterEach(() => sink.reset());

const { api, make } = useApi({ env: buildMailSettings(sink.port, { MAIL_PER_MINUTE: '1000' }) });

const findMail = (address: string) => sink.received.find(({ to }) => to[0] === address)!;
const readText = (address: string) => readParts(findMail(address)).get('text/plain')!.toString();
const noText = { subject: undefined, body: undefined };

describe('A mailing from a template', () => {
  it('has the text in the language of each reader, with the facts of the seminar and an appointment', async () => {
    const seminar = await givenSeminar(api.bdm, { title: 'Light in care', venue: 'C-mine', city: 'Genk' });
    await register(api.bdm, seminar.id, { fullName: 'An Peeters', email: 'an@template.test', language: 'nl' });
    await register(api.bdm, seminar.id, { fullName: 'Bo Smith', email: 'bo@template.test', language: 'en' });
    const changed = { templateKey: 'seminar_changed', purpose: 'transactional', ...noText };
    const { id } = await sendMailing(api.bdm, { seminarId: seminar.id }, changed);
    await sendMailings(api);
    expect(readText('an@template.test')).toContain('Beste An Peeters');
    expect(readText('bo@template.test')).toContain('Dear Bo Smith');
    expect(readText('bo@template.test')).toContain('C-mine');
    expect(findMail('bo@template.test').raw).toContain('method=REQUEST');
    expect((await ok(api.bdm.get(`/mails?mailingId=${id}`))).items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ templateKey: 'seminar_changed', registrationId: expect.any(String) }),
      ]),
    );
  });

  it('invites contacts who have agreed, and lets them unsubscribe', async () => {
    const seminar = await givenSeminar(api.manager, { title: 'New light' });
    const contact = await make.contact({ fullName: 'Chen Wei' });
    await recordConsent(api.bdm, contact.id, true);
    const invitation = { templateKey: 'seminar_invitation', activityId: seminar.id, ...noText };
    await sendMailing(api.manager, { contactIds: [contact.id] }, invitation);
    await sendMailings(api);
    expect(readText(contact.email)).toMatch(/Chen Wei[^]*New light/);
    expect(findMail(contact.email).headers.has('list-unsubscribe')).toBe(true);
  });

  it('must fit its purpose, its people and its seminar', async () => {
    const seminar = await givenSeminar(api.manager);
    const other = await givenSeminar(api.manager);
    const refuse = async (change: object) => {
      const body = { title: 'x', purpose: 'transactional', audience: { seminarId: seminar.id }, ...change };
      return (await api.manager.post('/mailings', body)).fieldErrors;
    };
    const templateKey = 'seminar_changed';
    expect(await refuse({ templateKey, purpose: 'marketing' })).toEqual(['/purpose mailing.purpose_not_allowed']);
    expect(await refuse({ templateKey: 'seminar_invitation' })).toEqual(['/purpose mailing.purpose_not_allowed']);
    expect(await refuse({ templateKey, activityId: other.id })).toEqual([
      '/templateKey mailing.template_needs_seminar',
    ]);
    expect(await refuse({ templateKey, subject: 'x', body: 'x' })).toEqual(['/templateKey mailing.text_ambiguous']);
    expect(await refuse({ templateKey: 'password_link' })).toEqual(['/templateKey field.is_in']);
    expect((await refuse({})).toSorted()).toEqual(['/body field.required', '/subject field.required']);
  });
});

describe('A text of its own', () => {
  it('has placeholders, which never expand what a person has typed', async () => {
    const seminar = await givenSeminar(api.bdm, { title: 'Light in care' });
    await register(api.bdm, seminar.id, { fullName: '<b>x</b>{{seminar.title}}', email: 'typed@template.test' });
    const text = {
      purpose: 'transactional',
      subject: '{{seminar.title}}',
      body: 'Dear {{contact.fullName}},\n\nsee you',
    };
    await sendMailing(api.bdm, { seminarId: seminar.id }, text);
    await sendMailings(api);
    expect(findMail('typed@template.test').headers.get('subject')).toBe('Light in care');
    expect(readText('typed@template.test')).toContain('Dear <b>x</b>{{seminar.title}},');
    const html = readParts(findMail('typed@template.test')).get('text/html')!.toString();
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt;{{seminar.title}}');
  });

  it('is refused with a placeholder that is not known, naming those that are', async () => {
    const seminar = await givenSeminar(api.bdm);
    const body = {
      title: 'x',
      purpose: 'transactional',
      subject: 'x',
      body: '{{nonsense}}',
      audience: { seminarId: seminar.id },
    };
    const answer = await api.bdm.post('/mailings', body);
    expect(answer.fieldErrors).toEqual(['/body mail_template.unknown_placeholder']);
    expect(answer.body.detail).toContain('{{seminar.title}}');
    const delegation = await ok(
      api.bdm.post('/delegations', {
        title: 'Visit',
        direction: 'inbound',
        timezone: 'Europe/Brussels',
        startsOn: '2029-10-01',
        endsOn: '2029-10-03',
        ownerId: api.bdm.id,
      }),
    );
    const about = { ...body, body: '{{seminar.title}}', audience: { delegationId: delegation.id } };
    expect((await api.bdm.post('/mailings', about)).fieldErrors).toEqual(['/body mail_template.unknown_placeholder']);
  });
});

describe('The mailings of a seminar that are due', () => {
  const listKeys = async (id: string): Promise<unknown[]> =>
    (await ok(api.bdm.get(`/seminars/${id}/prepared-mailings`))).items.map(({ templateKey, people }: Made) => [
      templateKey,
      people,
    ]);

  it('tell people of another time or place, until a mailing has told them', async () => {
    const seminar = await givenSeminar(api.bdm, { venue: 'C-mine' });
    await register(api.bdm, seminar.id, { email: 'told@template.test' });
    expect(await listKeys(seminar.id)).toEqual([]);
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, { notes: 'nothing to tell' }));
    expect(await listKeys(seminar.id)).toEqual([]);
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, { venue: 'Corda Campus' }));
    await register(api.bdm, seminar.id, { fullName: 'Late', email: 'knows.already@template.test' });
    expect(await listKeys(seminar.id)).toEqual([['seminar_changed', 1]]);
    const change = { templateKey: 'seminar_changed', purpose: 'transactional', ...noText };
    const mailing = await sendMailing(api.bdm, { seminarId: seminar.id }, { ...change });
    expect(await listKeys(seminar.id)).toEqual([]);
    await ok(api.bdm.post(`/mailings/${mailing.id}/cancel`));
    expect(await listKeys(seminar.id)).toEqual([['seminar_changed', 1]]);
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, { status: 'cancelled' }));
    expect(await listKeys(seminar.id)).toEqual([]);
  });

  it('thank the people who came, once', async () => {
    const seminar = await givenSeminar(api.bdm);
    const { id } = await register(api.bdm, seminar.id, { email: 'thanked@template.test' });
    const days = `starts_on = current_date - 3, ends_on = current_date - 3, starts_at = now() - interval '3 days',
      ends_at = now() - interval '70 hours'`;
    await api.db.query(`UPDATE activity SET ${days} WHERE id = $1`, [seminar.id]);
    expect(await listKeys(seminar.id)).toEqual([]);
    await ok(api.bdm.patch(`/seminars/${seminar.id}/registrations/${id}`, { status: 'attended' }));
    expect(await listKeys(seminar.id)).toEqual([['seminar_thank_you', 1]]);
    const thanks = { templateKey: 'seminar_thank_you', purpose: 'transactional', ...noText };
    await sendMailing(api.bdm, { seminarId: seminar.id, statuses: ['attended'] }, thanks);
    expect(await listKeys(seminar.id)).toEqual([]);
    await sendMailings(api);
    expect(findMail('thanked@template.test')).toBeDefined();
    expect((await api.viewer.get('/seminars/0199c000-0000-7000-8000-000000009999/prepared-mailings')).status).toBe(404);
  });
});

describe('What a contact can get', () => {
  const readStatus = (id: string) => ok(api.viewer.get(`/contacts/${id}/mail-status`));

  it('follows from the address and from what the person has said', async () => {
    const { id } = await make.contact();
    const nothingSaid = { transactional: null, event_invitation: 'no_consent', marketing: 'no_consent' };
    expect(await readStatus(id)).toEqual(nothingSaid);
    await recordConsent(api.bdm, id, true);
    await recordConsent(api.bdm, id, false, { purpose: 'marketing' });
    expect(await readStatus(id)).toEqual({ transactional: null, event_invitation: null, marketing: 'consent_refused' });
    await ok(api.bdm.patch(`/contacts/${id}`, { email: null }));
    expect((await readStatus(id)).transactional).toBe('no_email');
    expect((await (await api.user('reporting')).get(`/contacts/${id}/mail-status`)).status).toBe(403);
  });
});

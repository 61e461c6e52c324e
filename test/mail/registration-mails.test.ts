import ICAL from 'ical.js';
import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../src/mail/suppressions/suppression.store.js';
import { connectForm, submit } from '../intake/registration.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings, sendMailing, sendMailings } from './mail.given.js';
import { change, listMails, makeSeminar, readSent, register } from './registration-mails.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const clock = new ManualClock(new Date('2027-02-01T09:00:00Z'));
const { api, make } = useApi({ clock, keys: ['admin', 'manager', 'bdm'], env: buildMailSettings(sink.port) });
afterEach(() => readSent(api, sink));

let people = 0;
const person = (fields: object = {}) => ({
  fullName: 'Zhang Wei',
  email: `zhang.${++people}@brightpath.test`,
  ...fields,
});
const readMail = (id: string) => ok(api.bdm.get(`/mails/${id}`));
const listKeys = async (registrationId: string) =>
  (await listMails(api, registrationId)).map(({ templateKey }) => templateKey);

describe('A person whom a colleague registers with "send mail"', () => {
  it('gets a confirmation with the code as a picture and the appointment', async () => {
    const seminar = await makeSeminar(api, { onlineUrl: 'https://meet.locate.test/x' });
    const registration = await register(api, seminar.id, { ...person({ language: 'nl' }), sendMail: true });
    const [message, ...others] = await readSent(api, sink);
    expect(others).toEqual([]);
    expect(message!.subject).toBe('U bent ingeschreven: Testing ground for Europe');
    expect(message!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(message!.text).toContain('Plaats: Corda Campus, Hasselt\n');
    expect(message!.text).toContain('https://meet.locate.test/x');
    expect(message!.text!.replaceAll('-', '')).toContain(registration.code);
    // There is no page of registrations yet, so nothing about it is in the mail.
    expect(message!.text).not.toMatch(/wijzigen|\{\{/);
    // mailparser puts the pictures into the html that it returns.
    expect(String(message!.html).match(/<img src="data:image\/png;base64,/g)).toHaveLength(2);
    expect(message!.attachments.map(({ contentType, cid, filename }) => [contentType, cid ?? filename])).toEqual([
      ['image/png', 'logo@locate-crm'],
      ['image/png', 'code@locate-crm'],
      // Mail programs show the part without a name as an appointment, and others the file.
      ['text/calendar', undefined],
      ['application/ics', 'seminar.ics'],
    ]);
    const event = readEvent(message!.attachments.at(-1)!.content);
    expect(event).toEqual({
      method: 'REQUEST',
      uid: `registration-${registration.id}@locate-crm`,
      sequence: seminar.version,
      start: '2027-03-18T08:00:00Z',
      status: 'CONFIRMED',
      attendee: `MAILTO:${registration.email}`,
    });
  });

  it('gets no interaction, and the mail is in the log with its template', async () => {
    const contact = await make.contact({ fullName: '李 伟', languages: ['zh-Hans'] });
    const seminar = await makeSeminar(api);
    const { id } = await register(api, seminar.id, { contactId: contact.id, fullName: null, sendMail: true });
    await readSent(api, sink);
    const [mail] = await listMails(api, id);
    expect(mail).toMatchObject({
      state: 'sent',
      templateKey: 'registration_confirmed',
      language: 'zh',
      purpose: 'transactional',
      contactId: contact.id,
      activityId: seminar.id,
      interactionId: null,
      authorName: expect.stringMatching(/^key/),
    });
    expect((await ok(api.bdm.get('/mails?templateKey=registration_confirmed'))).items).toContainEqual(mail);
    expect((await ok(api.bdm.get(`/interactions?contactId=${contact.id}`))).items).toEqual([]);
  });

  it('gets an answer address of the colleague, and a name that is neither expanded nor markup', async () => {
    const user = await api.user('bdm', 'An Peeters');
    const seminar = await makeSeminar(api);
    const fullName = '<b>x</b>{{seminar.title}} https://evil.test';
    await ok(user.post(`/seminars/${seminar.id}/registrations`, { ...person({ fullName }), sendMail: true }));
    const [message] = await readSent(api, sink);
    expect(message!.replyTo!.value).toEqual([{ address: expect.stringMatching(/^bdm\.\d+@locate\.test$/), name: '' }]);
    expect(message!.text).toContain('Dear <b>x</b>{{seminar.title}} https: //evil.test,');
    expect(message!.html).toContain('Dear &lt;b&gt;x&lt;/b&gt;{{seminar.title}} https: //evil.test,');
  });

  it('gets the text that people have given the template', async () => {
    const path = '/mail-templates/registration_confirmed/en';
    await ok(
      api.manager.put(path, { subject: 'See you, {{contact.fullName}}', body: 'Bring {{contact.companyName}} along.' }),
    );
    const seminar = await makeSeminar(api);
    await register(api, seminar.id, { ...person({ companyName: 'Brightpath' }), sendMail: true });
    await ok(api.manager.delete(path));
    const [message] = await readSent(api, sink);
    expect([message!.subject, message!.text!.split('\n')[0]]).toEqual([
      'See you, Zhang Wei',
      'Bring Brightpath along.',
    ]);
  });

  it('gets none without it, without an address, or when the contact is archived', async () => {
    const seminar = await makeSeminar(api);
    const contact = await make.contact();
    const { id } = await register(api, seminar.id, { contactId: contact.id, fullName: null });
    await register(api, seminar.id, { fullName: 'Nobody', companyName: 'x', sendMail: true });
    await ok(api.bdm.delete(`/contacts/${contact.id}`));
    await change(api, seminar.id, id, { sendMail: true });
    expect(await readSent(api, sink)).toEqual([]);
  });

  it('gets nothing if the registration is refused', async () => {
    const seminar = await makeSeminar(api);
    const given = person();
    await register(api, seminar.id, given);
    const again = await api.bdm.post(`/seminars/${seminar.id}/registrations`, { ...given, sendMail: true });
    expect(again.problem).toEqual([409, 'registration.duplicate']);
    expect(await readSent(api, sink)).toEqual([]);
  });
});

describe('A full seminar', () => {
  it('mails who is on the waiting list, and who gets a seat from it', async () => {
    const seminar = await makeSeminar(api, { capacity: 1 });
    const first = await register(api, seminar.id, { ...person(), sendMail: true });
    const second = await register(api, seminar.id, { ...person({ language: 'zh-Hans' }), sendMail: true });
    await readSent(api, sink);
    expect(await listKeys(second.id)).toEqual(['registration_waitlisted']);
    await change(api, seminar.id, first.id, { status: 'cancelled' });
    const sent = await readSent(api, sink);
    expect(sent.map(({ subject }) => subject).toSorted()).toEqual([
      'Your registration was cancelled: Testing ground for Europe',
      '您已获得席位：Testing ground for Europe',
    ]);
    expect(await listKeys(first.id)).toEqual(['registration_confirmed', 'registration_cancelled']);
    expect(await listKeys(second.id)).toEqual(['registration_waitlisted', 'registration_promoted']);
    const cancellation = sent.find(({ subject }) => subject!.startsWith('Your'))!;
    expect(readEvent(cancellation.attachments.at(-1)!.content)).toMatchObject({
      method: 'CANCEL',
      uid: `registration-${first.id}@locate-crm`,
      status: 'CANCELLED',
    });
  });

  it('mails everybody whom more seats reach, also people who were entered without a mail', async () => {
    const seminar = await makeSeminar(api, { capacity: 1 });
    await register(api, seminar.id, person());
    const [second, third] = [await register(api, seminar.id, person()), await register(api, seminar.id, person())];
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, { capacity: 3 }));
    expect(await readSent(api, sink)).toHaveLength(2);
    for (const { id } of [second, third]) expect(await listKeys(id)).toEqual(['registration_promoted']);
  });
});

describe('A person who registered on the form of another provider', () => {
  it('gets no mail about the waiting list, which that provider does not know', async () => {
    const { id: activityId } = await makeSeminar(api, { capacity: 1 });
    const connection = await connectForm(api, { secret: null, activityId });
    const form = { ...connection, url: connection.url.replace('https://crm.locate.test', api.url) };
    for (const name of ['one', 'two']) {
      await submit(api, form, { id: name, name: `Guest ${name}`, email: `${name}@forms.test`, version: '1' });
    }
    await ok(api.bdm.patch(`/seminars/${activityId}`, { capacity: 2 }));
    const { items } = await ok(api.bdm.get(`/seminars/${activityId}/registrations`));
    expect(items.map(({ status, promotedAt }: Made) => [status, promotedAt !== null])).toEqual([
      ['registered', false],
      ['registered', true],
    ]);
    expect(await readSent(api, sink)).toEqual([]);
  });

  it('gets no confirmation of ours, also when a colleague asks for one, but is told that we cancelled', async () => {
    const { id: activityId } = await makeSeminar(api);
    const connection = await connectForm(api, { secret: null, activityId });
    const form = { ...connection, url: connection.url.replace('https://crm.locate.test', api.url) };
    await submit(api, form, { id: 'three', name: 'Guest three', email: 'three@forms.test', version: '1' });
    const [registration] = (await ok(api.bdm.get(`/seminars/${activityId}/registrations`))).items;
    await change(api, activityId, registration.id, { sendMail: true });
    await change(api, activityId, registration.id, { status: 'confirmed', sendMail: true });
    expect(await listKeys(registration.id)).toEqual([]);
    await change(api, activityId, registration.id, { status: 'cancelled', sendMail: true });
    expect(await listKeys(registration.id)).toEqual(['registration_cancelled']);
  });
});

describe('A seminar that is over', () => {
  it('makes no mail about a registration', async () => {
    const seminar = await makeSeminar(api);
    const { id } = await register(api, seminar.id, person());
    const now = clock.now();
    clock.set(new Date('2027-03-18T11:30:00Z'));
    await change(api, seminar.id, id, { sendMail: true });
    await change(api, seminar.id, id, { status: 'cancelled', sendMail: true });
    clock.set(now);
    expect(await listKeys(id)).toEqual([]);
  });
});

describe('A cancellation', () => {
  it('is not told to a person who had a mailing only, or whose mail was not sent', async () => {
    const seminar = await makeSeminar(api);
    const [mailed, failed] = [await register(api, seminar.id, person()), await register(api, seminar.id, person())];
    const text = { templateKey: 'seminar_changed', subject: undefined, body: undefined, activityId: seminar.id };
    await sendMailing(api.manager, { seminarId: seminar.id }, { purpose: 'transactional', ...text });
    await sendMailings(api);
    expect(await listKeys(mailed.id)).toEqual(['seminar_changed']);
    await change(api, seminar.id, failed.id, { sendMail: true });
    sink.onRecipient = () => ({ status: 550 });
    await readSent(api, sink);
    sink.reset();
    for (const { id } of [mailed, failed]) await change(api, seminar.id, id, { status: 'cancelled' });
    expect(await readSent(api, sink)).toEqual([]);
  });

  it('is told to a person who had a mail, and on request to another one', async () => {
    const seminar = await makeSeminar(api);
    const [informed, silent, asked, spared] = [
      await register(api, seminar.id, { ...person(), sendMail: true }),
      await register(api, seminar.id, person()),
      await register(api, seminar.id, person()),
      await register(api, seminar.id, { ...person(), sendMail: true }),
    ];
    await readSent(api, sink);
    await change(api, seminar.id, informed.id, { status: 'cancelled' });
    await change(api, seminar.id, silent.id, { status: 'cancelled' });
    await change(api, seminar.id, asked.id, { status: 'cancelled', sendMail: true });
    await change(api, seminar.id, spared.id, { status: 'cancelled', sendMail: false });
    const sent = await readSent(api, sink);
    expect(sent.flatMap(({ to }) => [to].flat().map((one) => one!.text)).toSorted()).toEqual(
      [informed, asked].map(({ fullName, email }) => `"${fullName}" <${email}>`).toSorted(),
    );
  });
});

describe('A mail about a registration that waits for the mail server', () => {
  it('is not sent if it confirms a seat and the registration was cancelled meanwhile', async () => {
    const seminar = await makeSeminar(api);
    const { id } = await register(api, seminar.id, { ...person(), sendMail: true });
    sink.onRecipient = () => ({ status: 451 });
    await readSent(api, sink);
    sink.reset();
    await change(api, seminar.id, id, { status: 'cancelled' });
    clock.set(new Date(clock.now().getTime() + 120_000));
    expect(await readSent(api, sink)).toHaveLength(1);
    expect((await listMails(api, id)).map(({ templateKey, state, reason }) => [templateKey, state, reason])).toEqual([
      ['registration_confirmed', 'suppressed', 'outdated'],
      ['registration_cancelled', 'sent', null],
    ]);
  });

  it('is not sent if it confirms a seat and the seminar was cancelled meanwhile', async () => {
    const seminar = await makeSeminar(api);
    const { id } = await register(api, seminar.id, { ...person(), sendMail: true });
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, { status: 'cancelled' }));
    expect(await readSent(api, sink)).toEqual([]);
    expect((await listMails(api, id)).map(({ reason }) => reason)).toEqual(['outdated']);
  });

  it('is not sent if it names a place on the waiting list and the person has a seat meanwhile', async () => {
    const seminar = await makeSeminar(api, { capacity: 1 });
    const first = await register(api, seminar.id, person());
    const { id } = await register(api, seminar.id, { ...person(), sendMail: true });
    await change(api, seminar.id, first.id, { status: 'cancelled' });
    expect(await readSent(api, sink)).toHaveLength(1);
    expect((await listMails(api, id)).map(({ state }) => state)).toEqual(['suppressed', 'sent']);
  });
});

describe('A mail about a registration that is sent again', () => {
  it('is refused if the registration does not stand like that any more', async () => {
    const seminar = await makeSeminar(api);
    const { id } = await register(api, seminar.id, { ...person(), sendMail: true });
    await readSent(api, sink);
    const [confirmation] = await listMails(api, id);
    await change(api, seminar.id, id, { status: 'cancelled' });
    await readSent(api, sink);
    const again = await api.bdm.post(`/mails/${confirmation!.id}/resend`);
    expect(again.problem).toEqual([409, 'mail.not_resendable']);
    const [, cancellation] = await listMails(api, id);
    await ok(api.bdm.post(`/mails/${cancellation!.id}/resend`));
  });

  it('has the present text, address and appointment', async () => {
    const seminar = await makeSeminar(api);
    const { id } = await register(api, seminar.id, { ...person(), sendMail: true });
    await readSent(api, sink);
    const [former] = await listMails(api, id);
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, { title: 'Light in care', startsAt: '2027-03-18T10:00' }));
    await change(api, seminar.id, id, { email: 'present@brightpath.test' });
    const again = await ok(api.bdm.post(`/mails/${former!.id}/resend`));
    expect(again).toMatchObject({ subject: 'You are registered: Light in care', toAddress: 'present@brightpath.test' });
    expect((await readMail(former!.id)).subject).toBe('You are registered: Testing ground for Europe');
    const [message] = await readSent(api, sink);
    expect(readEvent(message!.attachments.at(-1)!.content)).toMatchObject({
      start: '2027-03-18T09:00:00Z',
      sequence: seminar.version + 1,
      uid: `registration-${id}@locate-crm`,
    });
  });

  it('reaches the corrected address after the former one bounced', async () => {
    const seminar = await makeSeminar(api);
    const { id, email } = await register(api, seminar.id, { ...person(), sendMail: true });
    await readSent(api, sink);
    const [mail] = await listMails(api, id);
    await api.app.get(UnitOfWork).run(SYSTEM, (tx) => api.app.get(SuppressionStore).add(tx, email, 'bounce'));
    expect((await api.bdm.post(`/mails/${mail!.id}/resend`)).problem).toEqual([422, 'mail.recipient_unreachable']);
    await change(api, seminar.id, id, { email: 'corrected@brightpath.test' });
    await ok(api.bdm.post(`/mails/${mail!.id}/resend`));
    expect(await readSent(api, sink)).toHaveLength(1);
  });

  it('is refused if the person has no address any more', async () => {
    const seminar = await makeSeminar(api);
    const { id } = await register(api, seminar.id, { ...person(), sendMail: true });
    await readSent(api, sink);
    const [mail] = await listMails(api, id);
    await change(api, seminar.id, id, { email: null });
    expect((await api.bdm.post(`/mails/${mail!.id}/resend`)).problem).toEqual([422, 'mail.recipient_unreachable']);
  });
});

/** Reads the only event of a calendar file. */
function readEvent(bytes: Buffer) {
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
  const event = calendar.getFirstSubcomponent('vevent')!;
  const read = (name: string) => event.getFirstPropertyValue(name);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: read('uid'),
    sequence: read('sequence'),
    start: String(read('dtstart')),
    status: read('status'),
    attendee: read('attendee'),
  };
}

import { ManualClock } from '../../src/common/time/clock.service.js';
import { TemplateTextReader } from '../../src/mail/templates/template-text.reader.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings } from './mail.given.js';
import { change, listMails, makeSeminar, readSent, register, remind } from './registration-mails.given.js';

const sink = await new SmtpSink().start();
afterAll(() => sink.stop());
const NOW = new Date('2027-03-01T09:00:00Z');
const clock = new ManualClock(NOW);
const { api, make } = useApi({ clock, keys: ['admin', 'manager', 'bdm'], env: buildMailSettings(sink.port) });
beforeEach(() => clock.set(NOW));
afterEach(async () => {
  // Later tests run before the seminars of earlier ones again.
  await api.db.query(`UPDATE activity SET archived_at = now() WHERE kind = 'seminar'`);
  await readSent(api, sink);
});

/** Two days before the seminar of these tests begins. */
const REMINDED_AT = new Date('2027-03-16T08:00:00Z');
const later = (time: Date, minutes: number) => new Date(time.getTime() + minutes * 60_000);

let people = 0;
const person = (fields: object = {}) => ({ fullName: `Guest ${++people}`, email: `guest.${people}@x.test`, ...fields });
const listReminders = async ({ id }: Made) =>
  (await listMails(api, id)).filter(({ templateKey }) => templateKey === 'seminar_reminder');

/** Makes the reminders that are due at a time, and returns the addresses to which they were sent. */
async function remindAt(time: Date): Promise<string[]> {
  clock.set(time);
  await remind(api);
  await readSent(api, sink);
  return sink.received.map(({ to }) => to[0]!).toSorted();
}

describe('A reminder', () => {
  it('is sent once to everybody who has a seat, two days before unless the seminar says otherwise', async () => {
    const seminar = await makeSeminar(api, { capacity: 2 });
    expect(seminar.reminderDays).toBe(2);
    const [registered, confirmed] = [
      await register(api, seminar.id, person()),
      await register(api, seminar.id, person()),
    ];
    await change(api, seminar.id, confirmed.id, { status: 'confirmed' });
    await register(api, seminar.id, person());
    const cancelled = await makeSeminar(api);
    const gone = await register(api, cancelled.id, person());
    await change(api, cancelled.id, gone.id, { status: 'cancelled' });
    expect(await remindAt(later(REMINDED_AT, -1))).toEqual([]);
    expect(await remindAt(REMINDED_AT)).toEqual([registered.email, confirmed.email].toSorted());
    expect(await remindAt(later(REMINDED_AT, 15))).toEqual([]);
    const [mail] = await listReminders(registered);
    expect(mail).toMatchObject({ dueFor: seminar.startsAt, createdBy: null, state: 'sent', interactionId: null });
  });

  it('reads the text of its template once for all people who have one language', async () => {
    const seminar = await makeSeminar(api);
    for (const language of ['en', 'nl', 'en', 'nl', 'en']) await register(api, seminar.id, person({ language }));
    const read = jest.spyOn(api.app.get(TemplateTextReader), 'read');
    try {
      expect(await remindAt(REMINDED_AT)).toHaveLength(5);
      expect(read).toHaveBeenCalledTimes(2);
    } finally {
      read.mockRestore();
    }
  });

  it('names the seminar, its time and the code of the person', async () => {
    const seminar = await makeSeminar(api, { languages: ['zh-Hans'] });
    await register(api, seminar.id, person());
    clock.set(REMINDED_AT);
    await remind(api);
    const [message] = await readSent(api, sink);
    expect(message!.subject).toBe('活动提醒：Testing ground for Europe，2027年3月18日星期四');
    expect(message!.attachments.map(({ cid }) => cid)).toEqual(['logo@locate-crm', 'code@locate-crm']);
  });

  it('is made up for after a missed run, but never after the start', async () => {
    const seminar = await makeSeminar(api);
    const { email } = await register(api, seminar.id, person());
    const other = await makeSeminar(api);
    await register(api, other.id, person());
    await ok(
      api.bdm.patch(`/seminars/${other.id}`, {
        reminderDays: 1,
        startsAt: '2027-03-17T09:00',
        endsAt: '2027-03-17T10:00',
      }),
    );
    expect(await remindAt(later(new Date(seminar.startsAt), -1))).toEqual([email]);
    expect(await remindAt(new Date(seminar.startsAt))).toEqual([]);
  });

  it('is sent anew for a seminar that was moved, and once for each start', async () => {
    const seminar = await makeSeminar(api);
    const registration = await register(api, seminar.id, person());
    expect(await remindAt(REMINDED_AT)).toEqual([registration.email]);
    const moved = { startsAt: '2027-03-25T09:00', endsAt: '2027-03-25T12:30' };
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, moved));
    expect(await remindAt(later(REMINDED_AT, 15))).toEqual([]);
    expect(await remindAt(later(REMINDED_AT, 7 * 24 * 60))).toEqual([registration.email]);
    expect((await listReminders(registration)).map(({ dueFor }) => dueFor)).toEqual([
      '2027-03-18T08:00:00.000Z',
      '2027-03-25T08:00:00.000Z',
    ]);
  });

  it('is sent to nobody once the seminar is cancelled, also for one that was moved and would remind anew', async () => {
    const [planned, moved] = [await makeSeminar(api), await makeSeminar(api)];
    await register(api, planned.id, person());
    const { email } = await register(api, moved.id, person());
    await ok(api.bdm.patch(`/seminars/${planned.id}`, { status: 'cancelled' }));
    expect(await remindAt(REMINDED_AT)).toEqual([email]);
    await ok(api.bdm.patch(`/seminars/${moved.id}`, { startsAt: '2027-03-25T09:00', endsAt: '2027-03-25T12:30' }));
    await ok(api.bdm.patch(`/seminars/${moved.id}`, { status: 'cancelled' }));
    expect(await remindAt(later(REMINDED_AT, 7 * 24 * 60))).toEqual([]);
  });

  it.each([
    ['cancelled', (id: string) => api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' })],
    ['archived', (id: string) => api.bdm.delete(`/seminars/${id}`)],
    ['set to remind nobody', (id: string) => api.bdm.patch(`/seminars/${id}`, { reminderDays: null })],
  ])('is not sent for a seminar that was %s', async (_, apply) => {
    const seminar = await makeSeminar(api);
    await register(api, seminar.id, person());
    await ok(apply(seminar.id));
    expect(await remindAt(REMINDED_AT)).toEqual([]);
  });

  it('is not sent to people of another provider, without an address, with one that takes no mail, or with an archived contact', async () => {
    const seminar = await makeSeminar(api);
    const contact = await make.contact();
    await register(api, seminar.id, { contactId: contact.id, fullName: null });
    await register(api, seminar.id, { fullName: 'Nobody', companyName: 'x' });
    await register(api, seminar.id, person({ email: '"a b"@x.test' }));
    const foreign = await register(api, seminar.id, person());
    await ok(api.bdm.delete(`/contacts/${contact.id}`));
    await api.db.query(`UPDATE seminar_registration SET origin = 'provider' WHERE id = $1`, [foreign.id]);
    const { email } = await register(api, seminar.id, person());
    expect(await remindAt(REMINDED_AT)).toEqual([email]);
  });

  it('is sent to a person whose confirmation failed', async () => {
    const seminar = await makeSeminar(api);
    clock.set(later(REMINDED_AT, 60));
    const { email } = await register(api, seminar.id, { ...person(), sendMail: true });
    sink.onRecipient = () => ({ status: 550 });
    await readSent(api, sink);
    sink.reset();
    expect(await remindAt(later(REMINDED_AT, 75))).toEqual([email]);
  });

  it('is not sent to a person who was given a seat by mail since it was due', async () => {
    const seminar = await makeSeminar(api);
    clock.set(later(REMINDED_AT, 60));
    const [told, untold] = [
      await register(api, seminar.id, { ...person(), sendMail: true }),
      await register(api, seminar.id, person()),
    ];
    await readSent(api, sink);
    expect(await remindAt(later(REMINDED_AT, 75))).toEqual([untold.email]);
    expect(await listReminders(told)).toEqual([]);
  });

  it.each([
    [
      'the person cancels',
      (seminar: Made, { id }: Made) => change(api, seminar.id, id, { status: 'cancelled', sendMail: false }),
    ],
    ['the seminar is cancelled', ({ id }: Made) => ok(api.bdm.patch(`/seminars/${id}`, { status: 'cancelled' }))],
    ['the seminar is moved', ({ id }: Made) => ok(api.bdm.patch(`/seminars/${id}`, { startsAt: '2027-03-18T10:00' }))],
    ['the seminar begins', async ({ startsAt }: Made) => clock.set(new Date(startsAt))],
  ])('that waits for the mail server is not sent once %s', async (_, apply) => {
    const seminar = await makeSeminar(api);
    const registration = await register(api, seminar.id, person());
    clock.set(REMINDED_AT);
    await remind(api);
    await apply(seminar, registration);
    await readSent(api, sink);
    expect(sink.received).toEqual([]);
    expect((await listReminders(registration)).map(({ state, reason }) => [state, reason])).toEqual([
      ['suppressed', 'outdated'],
    ]);
  });

  it('is stored once by two instances', async () => {
    const seminar = await makeSeminar(api);
    const registration = await register(api, seminar.id, person());
    clock.set(REMINDED_AT);
    await Promise.all([remind(api), remind(api)]);
    expect(await listReminders(registration)).toHaveLength(1);
  });
});

describe('The days until the reminder', () => {
  it.each([0, 61, 1.5, '2'])('cannot be %j', async (reminderDays) => {
    const { id } = await makeSeminar(api);
    const answer = await api.bdm.patch(`/seminars/${id}`, { reminderDays });
    expect([answer.status, answer.pointers]).toEqual([422, ['/reminderDays']]);
  });

  it('can be null from the beginning', async () => {
    expect((await makeSeminar(api, { reminderDays: null })).reminderDays).toBeNull();
  });
});

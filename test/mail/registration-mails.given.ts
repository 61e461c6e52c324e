import { type ParsedMail, simpleParser } from 'mailparser';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import type { TestApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import type { SmtpSink } from '../support/smtp-sink.js';
import { sendDue } from './mail.given.js';

/** Creates a seminar in 2027, for which everybody can register now. */
export function makeSeminar({ bdm }: TestApi, change: object = {}): Promise<Made> {
  return ok(
    bdm.post('/seminars', {
      title: 'Testing ground for Europe',
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      timezone: 'Europe/Brussels',
      venue: 'Corda Campus',
      city: 'Hasselt',
      ...change,
    }),
  );
}

/** Registers a person for a seminar. */
export function register({ bdm }: TestApi, seminarId: string, change: object = {}): Promise<Made> {
  return ok(bdm.post(`/seminars/${seminarId}/registrations`, { fullName: 'Zhang Wei', ...change }));
}

/** Changes a registration. */
export function change({ bdm }: TestApi, seminarId: string, id: string, fields: object): Promise<Made> {
  return ok(bdm.patch(`/seminars/${seminarId}/registrations/${id}`, fields));
}

/** Makes the reminders that are due. */
export function remind({ app }: TestApi): Promise<void> {
  return app.get(JobRegistry).run('mail.reminders');
}

/** Returns the mails about a registration, the first one first. */
export async function listMails({ bdm }: TestApi, registrationId: string): Promise<Made[]> {
  const { items } = await ok(bdm.get(`/mails?registrationId=${registrationId}&sort=createdAt`));
  return items;
}

/** Sends everything that is due, and returns the messages as mail programs read them. */
export async function readSent(api: TestApi, sink: SmtpSink): Promise<ParsedMail[]> {
  sink.received.length = 0;
  await sendDue(api);
  return Promise.all(sink.received.map(({ raw }) => simpleParser(raw)));
}

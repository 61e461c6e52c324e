import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import type { Caller, TestApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';

/** The settings of an application that sends mails to a server on this machine. */
export function buildMailSettings(port: number, change: Record<string, string> = {}): Record<string, string> {
  return {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Locate in Limburg <crm@locate.test>',
    MAIL_INBOUND_ADDRESS: 'crm@locate.test',
    PUBLIC_URL: 'https://crm.locate.test',
    ...change,
  };
}

/** Sends everything that is due, as the queue would. */
export function sendDue({ app }: TestApi): Promise<number> {
  return app.get(QueueRegistry).drain('mail.outgoing');
}

/** Writes a mail that the API takes. */
export function write(by: Caller, contactIds: string[], change: object = {}): Promise<Made> {
  return ok(by.post('/mails', { contactIds, subject: 'Your visit', body: 'Dear guest', ...change }));
}

/** Writes a mail to one contact, and returns it. */
export async function writeOne(by: Caller, contactId: string, change: object = {}): Promise<Made> {
  const { mails, skipped } = await write(by, [contactId], change);
  if (mails.length !== 1) throw new Error(JSON.stringify(skipped));
  return mails[0];
}

/** Makes and sends the mails of mailings that are due, as the queue would until it has nothing left to do. */
export async function sendMailings({ app }: TestApi): Promise<void> {
  const queues = app.get(QueueRegistry);
  while ((await queues.drain('mail.mailings')) > 0);
}

/** Creates a mailing that the API takes, with invitations unless the test says otherwise. */
export function sendMailing(by: Caller, audience: object, change: object = {}): Promise<Made> {
  const text = { title: 'Autumn', subject: 'An invitation', body: 'Dear guest' };
  return ok(by.post('/mailings', { ...text, purpose: 'event_invitation', audience, dryRun: false, ...change }));
}

/** Records what a contact has said about a purpose. */
export function recordConsent(by: Caller, contactId: string, granted: boolean, change: object = {}): Promise<Made> {
  const given = { purpose: 'event_invitation', granted, wording: 'Yes', wordingVersion: '1', source: 'test' };
  return ok(by.post(`/contacts/${contactId}/consents`, { ...given, ...change }));
}

/** Creates a seminar in the far future. Its owner is the caller unless another one is given. */
export function givenSeminar(by: Caller, change: object = {}): Promise<Made> {
  const hours = { startsAt: '2029-09-13T09:00', endsAt: '2029-09-13T12:30', timezone: 'Europe/Brussels' };
  return ok(by.post('/seminars', { title: 'Light in care', ...hours, ownerId: by.id, ...change }));
}

/** Registers a person for a seminar. */
export function register(by: Caller, seminarId: string, person: object): Promise<Made> {
  return ok(by.post(`/seminars/${seminarId}/registrations`, { fullName: 'Guest', ...person }));
}

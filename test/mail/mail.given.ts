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

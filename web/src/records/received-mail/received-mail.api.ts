import type { components } from '../../shared/api/schema';

export type ReceivedMail = components['schemas']['InboundMailView'];

/** The route to which mails are uploaded. */
export const RECEIVED_MAILS_PATH = '/api/v1/inbound-mails';

/** The keys of the queries that show what a mail has become. */
export const RECEIVED_MAIL_KEYS = [
  'inbound-mails',
  'interactions',
  'documents',
  'contacts',
  'companies',
  'leads',
  'timeline',
  'my-day',
].map((name) => [name]);

import { queryOptions } from '@tanstack/react-query';
import { RECEIVED_MAIL_KEYS, type ReceivedMail } from '../../../records/received-mail/received-mail.api';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createListQuery } from '../../../shared/tables/list-query.factory';

type Schemas = components['schemas'];
export type WaitingMail = Schemas['InboundMailRowView'];
export type MailResolution = Schemas['ResolveInboundMail'];

const MAILS = 'inbound-mails';

/** The mails that wait for a decision, page by page. The earliest comes first, because it waits longest. */
export const mailQueueQuery = createListQuery(
  MAILS,
  { state: ['needs_review' as const], sort: 'receivedAt' },
  (query, signal) => readBody(api.GET('/api/v1/inbound-mails', { params: { query }, signal })),
);

/** A mail with its text, its people and the leads that it may be about. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: [MAILS, id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/inbound-mails/{id}', { params: { path: { id } }, signal })),
  });

/** Returns a mutation that decides about a mail. */
export function useResolveMail() {
  return useChange(
    RECEIVED_MAIL_KEYS,
    ({ id, body }: { id: string; body: MailResolution }): Promise<ReceivedMail> =>
      readBody(api.POST('/api/v1/inbound-mails/{id}/resolve', { params: { path: { id } }, body })),
    (mail) => [MAILS, mail.id],
  );
}

/** Returns a mutation that takes the decision about a mail back. */
export function useReopenMail() {
  return useChange(
    RECEIVED_MAIL_KEYS,
    ({ id, reason }: { id: string; reason: string | null }): Promise<ReceivedMail> =>
      readBody(api.POST('/api/v1/inbound-mails/{id}/reopen', { params: { path: { id } }, body: { reason } })),
    (mail) => [MAILS, mail.id],
  );
}

import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';

export type MailView = components['schemas']['MailView'];
export type MailState = MailView['state'];

/** The keys of what shows mails. The first mail that is sent records an interaction. */
export const MAIL_KEYS = [['mails'], ['timeline'], ['interactions'], ['leads']] as const;

/** A mail with its text. */
export const mailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mails', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/mails/{id}', { params: { path: { id } }, signal })),
  });

const getKey = ({ id }: MailView) => mailQuery(id).queryKey;

/** Returns a mutation that cancels a mail which waits. */
export function useCancelMail() {
  return useChange(
    MAIL_KEYS,
    (id: string) => readBody(api.POST('/api/v1/mails/{id}/cancel', { params: { path: { id } } })),
    getKey,
  );
}

/** Returns a mutation that makes a new mail with the same text, which is sent at once. */
export function useResendMail() {
  return useChange(
    MAIL_KEYS,
    (id: string) => readBody(api.POST('/api/v1/mails/{id}/resend', { params: { path: { id } } })),
    getKey,
  );
}

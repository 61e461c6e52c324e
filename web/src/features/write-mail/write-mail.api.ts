import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { MAIL_KEYS } from '../../records/mails/mails.api';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';
import type { CreateMails } from './mail-draft.rules';

export type MailBatch = components['schemas']['MailBatchView'];
export type MailPreviews = components['schemas']['MailPreviewBatchView'];

async function readPreviews(body: CreateMails, signal: AbortSignal): Promise<MailPreviews> {
  const request = api.POST('/api/v1/mails', { body: { ...body, dryRun: true }, signal });
  return (await readBody(request)) as unknown as MailPreviews;
}

/** The least that a request needs. The contacts who get a mail do not depend on its text. */
const ANY_TEXT = { subject: '–', body: '–' };

/** Tells which contacts can get a mail and why others cannot, and whether mails are sent at all. */
export const recipientsQuery = (contactIds: string[]) =>
  queryOptions({
    queryKey: ['mail-recipients', contactIds],
    queryFn: ({ signal }) => readPreviews({ contactIds, ...ANY_TEXT }, signal),
    enabled: contactIds.length > 0,
    placeholderData: keepPreviousData,
  });

/** The mails that a request would make, as their readers would see them. */
export const previewQuery = (body: CreateMails) =>
  queryOptions({
    queryKey: ['mail-preview', body],
    queryFn: ({ signal }) => readPreviews(body, signal),
    retry: false,
    gcTime: 0,
  });

/** Returns a mutation that stores the mails, which are sent at once or later. */
export function useSendMails() {
  return useChange([...MAIL_KEYS, ['my-day']], async (body: CreateMails) => {
    const request = api.POST('/api/v1/mails', { body });
    return (await readBody(request)) as unknown as MailBatch;
  });
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createPagesQuery } from '../../../shared/tables/list-query.factory';

type Schemas = components['schemas'];
export type CreateMailing = Schemas['CreateMailing'];
export type MailingRow = Schemas['MailingRowView'];
export type MailingView = Schemas['MailingView'];
export type MailingPreview = Schemas['MailingPreviewView'];
/** A mail of a mailing as the log lists it. */
export type MailingMail = Schemas['MailRowView'];

/** The keys of what shows mailings. */
const MAILING_KEYS = [['mailings'], ['mails']] as const;
/** Number of mailings, or of their mails, that are shown. */
const PAGE_SIZE = 100;
/** Number of mails without a mailing that are read at once. */
const OTHER_MAILS_SIZE = 20;

/** The mailings about an activity, the latest first. */
export const mailingsQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['mailings', 'list', activityId],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/mailings', { params: { query: { activityId, limit: PAGE_SIZE } }, signal })),
  });

/** A mailing with its text. */
export const mailingQuery = (id: string) =>
  queryOptions({
    queryKey: ['mailings', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/mailings/{id}', { params: { path: { id } }, signal })),
  });

/** The mails of a mailing with a state, the latest first. */
export const mailingMailsQuery = (mailingId: string, state: MailingMail['state'] | null) =>
  queryOptions({
    queryKey: ['mails', 'list', { mailingId, state }],
    queryFn: ({ signal }) => {
      const query = { mailingId, limit: PAGE_SIZE, ...(state && { state }) };
      return readBody(api.GET('/api/v1/mails', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** The mails about an activity that belong to no mailing, the latest first. */
export const otherMailsQuery = (activityId: string) =>
  createPagesQuery(['mails', 'list', { activityId }], OTHER_MAILS_SIZE, (page, signal) => {
    const query = { activityId: [activityId], 'mailingId.isNull': 'true' as const, ...page };
    return readBody(api.GET('/api/v1/mails', { params: { query }, signal }));
  });

/** The mailings of a seminar that are due. */
export const preparedMailingsQuery = (seminarId: string) =>
  queryOptions({
    queryKey: ['mailings', 'prepared', seminarId],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/seminars/{id}/prepared-mailings', { params: { path: { id: seminarId } }, signal })),
  });

/** Returns a mutation that tells who would get a mailing, and what is wrong with it. */
export function usePreviewMailing() {
  return useChange([], async (body: CreateMailing) => {
    const request = api.POST('/api/v1/mailings', { body: { ...body, dryRun: true } });
    return (await readBody(request)) as unknown as MailingPreview;
  });
}

/** Returns a mutation that sends a mailing. */
export function useSendMailing() {
  return useChange(
    MAILING_KEYS,
    async (body: CreateMailing) => {
      const request = api.POST('/api/v1/mailings', { body: { ...body, dryRun: false } });
      return (await readBody(request)) as unknown as MailingView;
    },
    ({ id }) => mailingQuery(id).queryKey,
  );
}

/** Returns a mutation that cancels a mailing, with all of its mails that wait. */
export function useCancelMailing() {
  return useChange(
    MAILING_KEYS,
    (id: string) => readBody(api.POST('/api/v1/mailings/{id}/cancel', { params: { path: { id } } })),
    ({ id }) => mailingQuery(id).queryKey,
  );
}

import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../../shared/api/api.client';
import type { components } from '../../../../shared/api/schema';
import { useChange } from '../../../../shared/api/use-change';
import { createSearchQueries } from '../../../../shared/tables/list-query.factory';
import { DUE_LIST, NOTICE_LIST } from './retention-lists.rules';

type Schemas = components['schemas'];
export type DuePerson = Schemas['DuePersonView'] & { id: string };
export type RetentionErasure = Schemas['RetentionErasureView'];
export type MissingNotice = Schemas['MissingNoticeView'] & { id: string };
export type RetentionRule = Schemas['RetentionRuleView'];
export type RetentionTerm = Schemas['RetentionTermView'];
export type ProcessingRegister = Schemas['ProcessingRegisterView'];

/** The people who are due and match the filters. */
export const { pagesQuery: dueQuery } = createSearchQueries('/api/v1/privacy/retention', DUE_LIST);

/** The people who have not been told that their data are stored. */
export const { pagesQuery: noticesQuery } = createSearchQueries('/api/v1/privacy/notices', NOTICE_LIST);

/** The keys of what changes when people are erased, kept or told. */
const PEOPLE = [['privacy/retention'], ['privacy/notices'], ['privacy/erasures'], ['privacy-people'], ['contacts']];

/** Returns a mutation that erases people who are due. */
export function useEraseDue() {
  return useChange(PEOPLE, (body: Schemas['EraseDuePeople']) =>
    readBody(api.POST('/api/v1/privacy/retention/erase', { body })),
  );
}

/** Returns a mutation that keeps contacts until a day. */
export function useKeepContacts() {
  return useChange(PEOPLE, (body: Schemas['KeepContacts']) =>
    readBody(api.POST('/api/v1/privacy/retention/keep', { body })),
  );
}

/** Returns a mutation that records that people were told. */
export function useRecordNotices() {
  return useChange(PEOPLE, (body: Schemas['RecordNotices']) => readBody(api.POST('/api/v1/privacy/notices', { body })));
}

/** The retention rules, and the terms that settings define. */
export const rulesQuery = queryOptions({
  queryKey: ['privacy/retention-rules'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/privacy/retention-rules', { signal })),
});

/** Returns a mutation that changes a rule, if it still has the version that the user has seen. */
export function useChangeRule({ kind, version }: Pick<RetentionRule, 'kind' | 'version'>) {
  return useChange([['privacy/retention-rules'], ['privacy/register']], (body: Schemas['PutRetentionRule']) =>
    readBody(
      api.PUT('/api/v1/privacy/retention-rules/{kind}', {
        params: { path: { kind } },
        headers: { 'If-Match': `"${version}"` },
        body,
      }),
    ),
  );
}

/** The register of processing activities in a language. */
export const registerQuery = (lang: 'en' | 'nl') =>
  queryOptions({
    queryKey: ['privacy/register', lang],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/privacy/register', { params: { query: { lang } }, signal })),
  });

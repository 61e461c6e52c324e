import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { FilterField } from '../../shared/tables/list-search.rules';

type RecordKind = NonNullable<FilterField['record']>;

export interface RecordName {
  id: string;
  name: string;
}

const MAX_RESULTS = 20;

/** Records of a kind whose name contains a text. */
export const recordNamesQuery = (kind: RecordKind, q: string) =>
  queryOptions({
    queryKey: ['record-names', kind, q],
    queryFn: ({ signal }) => listRecordNames(kind, q, signal),
    placeholderData: keepPreviousData,
  });

/** The name of one record. */
export const recordNameQuery = (kind: RecordKind, id: string) =>
  queryOptions({
    queryKey: ['record-name', kind, id],
    queryFn: ({ signal }) => getRecordName(kind, id, signal),
    staleTime: 300_000,
  });

async function listRecordNames(kind: RecordKind, q: string, signal: AbortSignal): Promise<RecordName[]> {
  const options = { params: { query: { ...(q === '' ? {} : { q }), limit: MAX_RESULTS } }, signal };
  switch (kind) {
    case 'company':
      return (await readBody(api.GET('/api/v1/companies', options))).items.map(buildCompanyName);
    case 'contact':
      return (await readBody(api.GET('/api/v1/contacts', options))).items.map(({ id, fullName }) => ({
        id,
        name: fullName,
      }));
    case 'lead':
      return (await readBody(api.GET('/api/v1/leads', options))).items.map(buildTitle);
    case 'activity':
      return (await readBody(api.GET('/api/v1/activities', options))).items.map(buildTitle);
    case 'agreement':
      return (await readBody(api.GET('/api/v1/agreements', options))).items.map(buildTitle);
    case 'connection':
      return (await readBody(api.GET('/api/v1/intake/connections', options))).items.map(({ id, name }) => ({
        id,
        name,
      }));
  }
}

async function getRecordName(kind: RecordKind, id: string, signal: AbortSignal): Promise<string> {
  const options = { params: { path: { id } }, signal };
  switch (kind) {
    case 'company':
      return buildCompanyName(await readBody(api.GET('/api/v1/companies/{id}', options))).name;
    case 'contact':
      return (await readBody(api.GET('/api/v1/contacts/{id}', options))).fullName;
    case 'lead':
      return buildTitle(await readBody(api.GET('/api/v1/leads/{id}', options))).name;
    case 'activity':
      return (await readBody(api.GET('/api/v1/activities/{id}', options))).title;
    case 'agreement':
      return (await readBody(api.GET('/api/v1/agreements/{id}', options))).title;
    case 'connection':
      return (await readBody(api.GET('/api/v1/intake/connections/{id}', options))).name;
  }
}

function buildCompanyName({
  id,
  name,
  nativeName,
}: {
  id: string;
  name: string;
  nativeName: string | null;
}): RecordName {
  return { id, name: nativeName ? `${name} ${nativeName}` : name };
}

function buildTitle({ id, title, reference }: { id: string; title: string; reference: string }): RecordName {
  return { id, name: `${title} (${reference})` };
}

import type { RecordKind } from './search.api';

/** A record that a form or a list names. */
export interface RecordReference {
  kind: RecordKind;
  id: string;
  title: string;
}

/** The kinds of records that can be created on the way. */
export type CreatableKind = 'company' | 'contact';

/** The addresses of the lists of records that have a page. That of activities leads on to the page of each kind. */
const LIST_PATHS: Partial<Record<RecordKind, string>> = {
  lead: '/leads',
  company: '/companies',
  contact: '/contacts',
  agreement: '/agreements',
  activity: '/activities',
};

/** Returns the address of the page of a record; null if there is no page for its kind yet. */
export function findRecordPath({ kind, id }: Pick<RecordReference, 'kind' | 'id'>): string | null {
  const list = LIST_PATHS[kind];
  return list === undefined ? null : `${list}/${id}`;
}

/** Finds the lead whose page an address opens: its id or its reference. */
export function findLeadOfPath(pathname: string): string | null {
  const [, id] = /^\/leads\/([0-9a-f-]{36}|LEAD-[\d-]+)(?:\/|$)/i.exec(pathname) ?? [];
  return id ?? null;
}

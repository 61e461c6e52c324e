import type { RecordKind } from './search.api';

/** A record that a form or a list names. */
export interface RecordReference {
  kind: RecordKind;
  id: string;
  title: string;
}

/** The kinds of records that can be created on the way. */
export type CreatableKind = 'company' | 'contact';

/** The names of the lists of records, which are their addresses too. That of activities leads on to the page of each kind. */
const LIST_NAMES = {
  lead: 'leads',
  company: 'companies',
  contact: 'contacts',
  agreement: 'agreements',
  activity: 'activities',
} as const satisfies Record<RecordKind, string>;

/** Returns the name of the list of a kind of records. */
export function getListName<K extends RecordKind>(kind: K): (typeof LIST_NAMES)[K] {
  return LIST_NAMES[kind];
}

/** Returns the address of the page of a record. */
export function getRecordPath({ kind, id }: Pick<RecordReference, 'kind' | 'id'>): string {
  return `/${LIST_NAMES[kind]}/${id}`;
}

/** Finds the lead whose page an address opens: its id or its reference. */
export function findLeadOfPath(pathname: string): string | null {
  const [, id] = /^\/leads\/([0-9a-f-]{36}|LEAD-[\d-]+)(?:\/|$)/i.exec(pathname) ?? [];
  return id ?? null;
}

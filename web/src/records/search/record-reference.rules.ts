import type { RecordKind } from './search.api';

/** A record that a form or a list names. */
export interface RecordReference {
  kind: RecordKind;
  id: string;
  title: string;
}

/** The kinds of records that can be created on the way. */
export type CreatableKind = 'company' | 'contact';

/** Returns the address of the page of a record; null if there is no page for its kind yet. */
export function findRecordPath({ kind, id }: Pick<RecordReference, 'kind' | 'id'>): string | null {
  const folders: Partial<Record<RecordKind, string>> = { lead: 'leads', company: 'companies' };
  const folder = folders[kind];
  return folder ? `/${folder}/${id}` : null;
}

/** Finds the lead whose page an address opens: its id or its reference. */
export function findLeadOfPath(pathname: string): string | null {
  const [, id] = /^\/leads\/([0-9a-f-]{36}|LEAD-[\d-]+)(?:\/|$)/i.exec(pathname) ?? [];
  return id ?? null;
}

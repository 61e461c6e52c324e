import type { HitKind, RecordKind } from './search.api';

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
  task: 'tasks',
} as const satisfies Record<HitKind, string>;

/** Returns the name of the list of a kind of records. */
export function getListName<K extends HitKind>(kind: K): (typeof LIST_NAMES)[K] {
  return LIST_NAMES[kind];
}

/** Returns the address of the page of a record, or of the one that leads to where a task is shown. */
export function getRecordPath({ kind, id }: { kind: HitKind; id: string }): string {
  return `/${LIST_NAMES[kind]}/${id}`;
}

/** The kinds of the records whose pages are below these addresses. */
const PAGE_KINDS: Readonly<Record<string, RecordKind>> = {
  leads: 'lead',
  companies: 'company',
  contacts: 'contact',
  agreements: 'agreement',
  delegations: 'activity',
  roadshows: 'activity',
  seminars: 'activity',
};

/** Finds the record whose page an address opens, by its id or the reference of a lead. */
export function findRecordOfPath(pathname: string): Pick<RecordReference, 'kind' | 'id'> | null {
  const [, list = '', id] = /^\/([a-z]+)\/([0-9a-f-]{36}|LEAD-[\d-]+)(?:\/|$)/i.exec(pathname) ?? [];
  const kind = PAGE_KINDS[list];
  return kind && id !== undefined ? { kind, id } : null;
}

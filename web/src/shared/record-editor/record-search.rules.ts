import type { RecordCollection } from '../api/record.api';

/** The tabs of each record page. The first one is open when the address names none. */
export const RECORD_TABS = {
  agreements: ['details', 'commitments', 'outcomes', 'activities', 'timeline'],
  companies: ['details', 'group', 'leads', 'people', 'tasks', 'agreements', 'timeline'],
  contacts: ['details', 'leads', 'tasks', 'consents', 'timeline'],
  delegations: ['programme', 'participants', 'details', 'follow-up', 'thank-you', 'timeline'],
  leads: ['details', 'people', 'timeline', 'interactions', 'tasks', 'evidence', 'screening', 'touches', 'history'],
  roadshows: ['stops', 'businessMeetings', 'details', 'timeline'],
  seminars: ['details', 'registrations', 'check-in', 'sessions', 'follow-up', 'timeline'],
} as const satisfies Partial<Record<RecordCollection, readonly string[]>>;

/** The collections whose records have a page with tabs. */
export type ScreenCollection = keyof typeof RECORD_TABS;

export type RecordTab<C extends ScreenCollection> = (typeof RECORD_TABS)[C][number];

/** The parameters of the address of a record. */
export interface RecordSearch<C extends ScreenCollection> {
  /** The open tab; the first one when absent. */
  tab?: RecordTab<C>;
  /** The field that is being edited. */
  field?: string;
}

/** Returns a function that reads the parameters of an address. It leaves out those that mean nothing. */
export function createSearchReader<C extends ScreenCollection>(collection: C) {
  const tabs: readonly RecordTab<C>[] = RECORD_TABS[collection];
  return ({ tab, field }: Record<string, unknown>): RecordSearch<C> => {
    const known = tabs.find((one) => one === tab);
    return {
      ...(known && known !== tabs[0] ? { tab: known } : {}),
      ...(typeof field === 'string' ? { field } : {}),
    };
  };
}

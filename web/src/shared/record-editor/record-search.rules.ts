import type { RecordCollection } from '../api/record.api';

/** The tabs of each record page. The first one is open when the address names none. */
export const RECORD_TABS = {
  agreements: ['details', 'commitments', 'outcomes', 'activities', 'documents', 'timeline'],
  companies: ['details', 'group', 'leads', 'people', 'tasks', 'agreements', 'documents', 'timeline'],
  contacts: ['details', 'leads', 'tasks', 'consents', 'documents', 'timeline'],
  delegations: ['programme', 'participants', 'details', 'follow-up', 'thank-you', 'mail', 'documents', 'timeline'],
  leads: ['overview', 'details', 'people', 'documents', 'evidence', 'screening', 'touches'],
  roadshows: ['stops', 'businessMeetings', 'details', 'mail', 'documents', 'timeline'],
  seminars: [
    'details',
    'registrations',
    'registration-page',
    'check-in',
    'sessions',
    'follow-up',
    'mail',
    'documents',
    'timeline',
  ],
} as const satisfies Partial<Record<RecordCollection, readonly string[]>>;

/** The collections whose records have a page with tabs. */
export type ScreenCollection = keyof typeof RECORD_TABS;

export type RecordTab<C extends ScreenCollection> = (typeof RECORD_TABS)[C][number];

const TIMELINE_FILTERS = ['events', 'interactions', 'tasks', 'stages', 'changes'] as const;
/** The parts of the timeline of a record. */
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

/** The parts of the timeline that were tabs of their own. Addresses in mails and bookmarks still name them. */
const FORMER_TABS: Partial<Record<ScreenCollection, Partial<Record<string, TimelineFilter>>>> = {
  leads: { interactions: 'interactions', tasks: 'tasks', history: 'stages' },
};

/** The parameters of the address of a record. */
export interface RecordSearch<C extends ScreenCollection> {
  /** The open tab; the first one when absent. */
  tab?: RecordTab<C>;
  /** The field that is being edited. */
  field?: string;
  /** The part of the timeline that is shown; the events when absent. */
  show?: TimelineFilter;
}

/** Returns a function that reads the parameters of an address. It leaves out those that mean nothing. */
export function createSearchReader<C extends ScreenCollection>(collection: C) {
  const tabs: readonly RecordTab<C>[] = RECORD_TABS[collection];
  return ({ tab, field, show }: Record<string, unknown>): RecordSearch<C> => {
    const known = tabs.find((one) => one === tab);
    const filter = TIMELINE_FILTERS.find((one) => one === show) ?? FORMER_TABS[collection]?.[String(tab)];
    return {
      ...(known && known !== tabs[0] ? { tab: known } : {}),
      ...(typeof field === 'string' ? { field } : {}),
      ...(filter && filter !== 'events' ? { show: filter } : {}),
    };
  };
}

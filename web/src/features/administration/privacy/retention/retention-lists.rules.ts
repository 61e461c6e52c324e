import {
  changeSearch,
  type ListDefinition,
  type ListSearch,
  readListSearch,
} from '../../../../shared/tables/list-search.rules';

/** The kinds of data whose term is a rule, in the order in which they are shown. */
export const KINDS = ['contact', 'registration_without_contact', 'form_rejected', 'inbound_unmatched'] as const;

/** The filters and orders that the address of the list of people who are due can name. */
export const DUE_LIST = {
  path: '/api/v1/privacy/retention',
  fields: [
    { name: 'kind', kind: 'choice', choices: KINDS },
    { name: 'decision', kind: 'choice', choices: ['erase', 'keep'] },
  ],
  sorts: ['dueSince', 'name', 'lastOwnContact'],
  defaultSort: 'dueSince',
  columns: [],
} as const satisfies ListDefinition;

/** Reads what the address says. Contacts are shown unless it names another kind. */
export function readDueSearch(search: Record<string, unknown>): ListSearch {
  const read = readListSearch(DUE_LIST, search);
  const kind = KINDS.find((one) => one === read['kind']) ?? 'contact';
  return changeSearch(read, { kind });
}

/** The orders that the address of the list of missing notices can name. */
export const NOTICE_LIST = {
  path: '/api/v1/privacy/notices',
  fields: [],
  sorts: ['dueOn', 'name', 'enteredOn'],
  defaultSort: 'dueOn',
  columns: [],
} as const satisfies ListDefinition;

/** Reads what the address says. Parameters that mean nothing are left out. */
export function readNoticeSearch(search: Record<string, unknown>): ListSearch {
  return readListSearch(NOTICE_LIST, search);
}

/** The maximum number of people of one request. */
export const MAX_PEOPLE = 200;

/** The number of months for which a contact can be kept. */
const MAX_KEPT_MONTHS = 24;

/** Adds months to a day. A day that the month does not have becomes its last one. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** Returns the first and the last day until which a contact can be kept. */
export function findKeepRange(today: string): { min: string; max: string } {
  return { min: today, max: addMonths(today, MAX_KEPT_MONTHS) };
}

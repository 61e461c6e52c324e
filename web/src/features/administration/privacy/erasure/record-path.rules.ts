/** The addresses of pages of records, by the table of the record. */
const PATHS: Readonly<Record<string, string>> = {
  activity: '/activities',
  agreement: '/agreements',
  company: '/companies',
  contact: '/contacts',
  delegation: '/delegations',
  import: '/imports',
  lead: '/leads',
  roadshow: '/roadshows',
  seminar: '/seminars',
  task: '/tasks',
};

/** Returns the address of the page of a record, or null where its table has no pages. */
export function findRecordPath(table: string, id: string): string | null {
  const path = PATHS[table];
  return path === undefined ? null : `${path}/${id}`;
}

/** Other records that the rows of a list show: tables, the id of the row in them, and the id of the record. */
export interface FollowedRecords {
  from: string;
  rowId: string;
  recordId: string;
}

/** The tables of a list, and the records of other tables that it shows beside the joins of `from`. */
interface ListTables {
  from: string;
  id: string;
  follows?: readonly FollowedRecords[];
}

/** Of a user only the name is shown. Logins, which are entries too, change nothing in a list. */
const RENAMED_USERS = "entity_type = 'user' AND changes ? 'fullName'";

/**
 * Returns the builder of the condition for rows that changed since a moment, themselves or in what they show of other
 * records; undefined for a list that shows none. The builder gets the placeholder of the moment. Each part can use an
 * index: a row is the record of an entry of the audit trail, its lead, or shows the record of an entry.
 */
export function findChangedSinceCondition(
  { from, id, follows = [] }: ListTables,
  updatedAt: string,
): ((since: string) => string) | undefined {
  const joined = findJoinedRecords(from);
  if (joined.length + follows.length === 0) return undefined;
  return (since) => {
    const changes = `FROM audit_entry WHERE at >= ${since}`;
    const parts = [
      `SELECT ${id} FROM ${from} WHERE ${updatedAt} >= ${since}`,
      `SELECT unnest(ARRAY[entity_id, lead_id, other_lead_id]) ${changes}`,
      ...joined.map(({ table, recordId }) => {
        const shown = table === 'app_user' ? `${changes} AND ${RENAMED_USERS}` : changes;
        return `SELECT ${id} FROM ${from} WHERE ${recordId} IN (SELECT entity_id ${shown})`;
      }),
      ...follows.map(
        (other) => `SELECT ${other.rowId} FROM ${other.from} WHERE ${other.recordId} IN (SELECT entity_id ${changes})`,
      ),
    ];
    return `${id} IN (${parts.join(' UNION ALL ')})`;
  };
}

/** Finds the records that a list joins by their ids. Tables in parentheses are parts of its own rows. */
function findJoinedRecords(from: string): { table: string; recordId: string }[] {
  let joins = from;
  while (/\([^()]*\)/.test(joins)) joins = joins.replaceAll(/\([^()]*\)/g, '');
  return [...joins.matchAll(/JOIN (\w+) (\w+) ON \2\.id = /g)].map(([, table, alias]) => ({
    table: table!,
    recordId: `${alias}.id`,
  }));
}

import type pg from 'pg';
import type { WrittenItem } from './load.runner.js';

/** The records of clients that the database has. */
export interface StoredFigures {
  /** Acknowledged, and not there. */
  lost: string[];
  /** There more than once. */
  duplicates: string[];
}

interface StoredName {
  name: string;
  stored: number;
  ids: string[];
}

/** Compares what was acknowledged with the rows of a query that gives each name once. */
async function compare(
  db: pg.Client,
  sql: string,
  values: unknown[],
  items: readonly WrittenItem[],
): Promise<StoredFigures> {
  const { rows } = await db.query<StoredName>(sql, values);
  const byName = new Map(rows.map((row) => [row.name, row]));
  const isThere = ({ name, id }: WrittenItem) => {
    const row = byName.get(name);
    return row !== undefined && (id === undefined || row.ids.includes(id));
  };
  const acknowledged = items.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined);
  return {
    lost: acknowledged.filter((item) => !isThere(item)).map(({ name }) => name),
    duplicates: rows.filter(({ stored }) => stored > 1).map(({ name }) => name),
  };
}

/** Each lead that was acknowledged is there, under the id that was answered, and no title is there twice. */
export function compareLeads(db: pg.Client, prefix: string, leads: readonly WrittenItem[]): Promise<StoredFigures> {
  const sql = `SELECT title AS name, count(*)::int AS stored, array_agg(id::text) AS ids
    FROM lead WHERE starts_with(title, $1) GROUP BY title`;
  return compare(db, sql, [`${prefix}-`], leads);
}

/** Each delivery that was acknowledged is stored once. */
export const compareDeliveries = compareByName('intake_delivery', 'delivery_key');

/** Each registration that was acknowledged was made from its delivery, once. */
export const compareRegistrations = compareByName('intake_registration', 'external_id');

function compareByName(table: string, column: string) {
  return (
    db: pg.Client,
    connectionId: string,
    prefix: string,
    registrations: readonly WrittenItem[],
  ): Promise<StoredFigures> => {
    const sql = `SELECT ${column} AS name, count(*)::int AS stored, array_agg(id::text) AS ids
      FROM ${table} WHERE connection_id = $1 AND starts_with(${column}, $2) GROUP BY ${column}`;
    const items = registrations.map(({ name, acknowledgedAt }) => ({ name, acknowledgedAt }));
    return compare(db, sql, [connectionId, `${prefix}-`], items);
  };
}

/** Deliveries that nobody has processed, of those that were received before a moment. */
export async function countUnprocessed(db: pg.Client, before = new Date()): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM intake_delivery WHERE state IN ('received', 'retry') AND received_at <= $1`,
    [before],
  );
  return rows[0]!.n;
}

import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ReferenceRate } from './exchange-rate.rules.js';

/**
 * Reads the rate of a currency on a day. It is the rate of the working day before if the day has none, and the last
 * rate if the day is after the end of the table. The result is null for a currency without rates and for a day
 * before the first rate. The query reads one row of the table by exchange_rate_year_pk.
 */
export function findRate(sql: SqlClient, currency: string, day: string): Promise<ReferenceRate | null> {
  return sql.queryOneOrNull<ReferenceRate & Record<string, unknown>>(
    `SELECT r.currency, r.day AS "on", r.units_per_euro::text AS "unitsPerEuro",
       CASE WHEN $2::date > (SELECT max(days[cardinality(days)]) FROM exchange_rate_year WHERE currency = $1)
         THEN 'latest' ELSE 'reference' END AS "rateKind"
     FROM exchange_rate r
     WHERE r.currency = $1 AND r.day <= $2::date
       AND r.year = (SELECT max(y.year) FROM exchange_rate_year y WHERE y.currency = $1 AND y.days[1] <= $2::date)
     ORDER BY r.day DESC LIMIT 1`,
    [currency, day],
  );
}

/**
 * Reads the first rate of a currency, with which a given rate of an earlier day is compared. The result is null
 * for a currency without rates. The query uses exchange_rate_year_pk.
 */
export function findFirstRate(sql: SqlClient, currency: string): Promise<ReferenceRate | null> {
  return sql.queryOneOrNull<ReferenceRate & Record<string, unknown>>(
    `SELECT r.currency, r.day AS "on", r.units_per_euro::text AS "unitsPerEuro", 'reference' AS "rateKind"
     FROM exchange_rate r
     WHERE r.currency = $1 AND r.year = (SELECT min(y.year) FROM exchange_rate_year y WHERE y.currency = $1)
     ORDER BY r.day LIMIT 1`,
    [currency],
  );
}

/**
 * Reads the rate of every currency on a day, ordered by currency. Currencies whose first rate is later are left out.
 * See {@link findRate}.
 */
export function readRates(sql: SqlClient, day: string): Promise<ReferenceRate[]> {
  return sql.queryAll<ReferenceRate & Record<string, unknown>>(
    `SELECT rate.currency, rate.day AS "on", rate.units_per_euro::text AS "unitsPerEuro",
       CASE WHEN $1::date > known.last THEN 'latest' ELSE 'reference' END AS "rateKind"
     FROM (SELECT currency, max(days[cardinality(days)]) AS last, max(year) FILTER (WHERE days[1] <= $1::date) AS year
           FROM exchange_rate_year GROUP BY currency) known
     CROSS JOIN LATERAL (SELECT r.currency, r.day, r.units_per_euro FROM exchange_rate r
       WHERE r.currency = known.currency AND r.year = known.year AND r.day <= $1::date
       ORDER BY r.day DESC LIMIT 1) rate
     ORDER BY rate.currency`,
    [day],
  );
}

/** Reads the currencies of the table in order, each with the first day that has a rate. */
export function readCurrencies(sql: SqlClient): Promise<{ currency: string; since: string }[]> {
  return sql.queryAll(
    'SELECT currency, min(days[1]) AS since FROM exchange_rate_year GROUP BY currency ORDER BY currency',
  );
}

import { Injectable } from '@nestjs/common';
import { acquireAdvisoryLock, acquireSharedAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { hashTitle, type ReplacedTitles } from './lock-redaction.rules.js';

/** Name of the advisory lock that lets a month be locked before titles are replaced, or after it. */
const TITLES_LOCK = 'replaced titles of report locks';

/** A title before and after an erasure has replaced words in it. */
export interface TitleReplacement {
  before: string;
  after: string;
}

/**
 * Stores which titles of locked documents an erasure has replaced. Titles are known by their digests, and only those that stand in a
 * locked document, which has them anyway.
 */
@Injectable()
export class ReplacedTitleStore {
  /**
   * Stores titles that were replaced, in the transaction that replaces them, for every lock that has them. A title that was replaced
   * before and now once more is shown with both replacements.
   */
  async store(sql: SqlClient, titles: readonly TitleReplacement[]): Promise<void> {
    const changed = [...new Map(titles.map((title) => [title.before, title])).values()].filter(
      ({ before, after }) => before !== after,
    );
    if (changed.length === 0) return;
    await acquireAdvisoryLock(sql, TITLES_LOCK);
    const befores = changed.map(({ before }) => before);
    const afters = changed.map(({ after }) => after);
    await sql.execute(
      `UPDATE report_lock_title t SET replacement = g.after
       FROM unnest($1::text[], $2::text[]) AS g(before, after) WHERE t.replacement = g.before`,
      [befores, afters],
    );
    // The documents were written by JSON.stringify.
    await sql.execute(
      `INSERT INTO report_lock_title (report_lock_id, title_sha256, replacement)
       SELECT k.id, g.digest, g.after
       FROM report_lock k JOIN unnest($1::text[], $2::text[], $3::text[]) AS g(json, digest, after) ON position(g.json IN k.document) > 0
       ON CONFLICT (report_lock_id, title_sha256) DO UPDATE SET replacement = EXCLUDED.replacement`,
      [befores.map((before) => JSON.stringify(before)), befores.map(hashTitle), afters],
    );
  }

  /** Reads the replaced titles of a lock. Served by report_lock_title_pk. */
  async read(sql: SqlClient, lockId: string): Promise<ReplacedTitles> {
    const rows = await sql.queryAll<{ digest: string; replacement: string }>(
      'SELECT title_sha256 AS digest, replacement FROM report_lock_title WHERE report_lock_id = $1',
      [lockId],
    );
    return new Map(rows.map(({ digest, replacement }) => [digest, replacement]));
  }

  /** Counts the erasures. A document that was read is the same as long as their number is. */
  async countErasures(sql: SqlClient): Promise<number> {
    const { count } = await sql.queryOne<{ count: number }>('SELECT count(*) AS count FROM privacy_erasure');
    return count;
  }

  /** Waits for an erasure that replaces titles, and lets none begin to do so until the transaction ends. */
  lockTitles(sql: SqlClient): Promise<void> {
    return acquireSharedAdvisoryLock(sql, TITLES_LOCK);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.constants.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.factory.js';
import { UnitOfWork } from '../database/transactions/unit-of-work.transaction.js';
import type { SqlClient } from '../database/connections/sql.client.js';
import { acquireAdvisoryLock } from '../database/connections/advisory-lock.queries.js';

/**
 * Adds a value to the history of a setting, unless it equals the last one. An advisory lock serialises instances that
 * start together.
 */
async function recordSetting(sql: SqlClient, name: string, value: string, now: Date): Promise<void> {
  await acquireAdvisoryLock(sql, `setting ${name}`);
  // Times in a history never decrease, even if the clocks of the instances differ.
  await sql.execute(
    `INSERT INTO setting_version (name, valid_from, value)
     SELECT $1, greatest($3::timestamptz, last.valid_from + interval '1 millisecond'), $2
     FROM (SELECT max(valid_from) AS valid_from FROM setting_version WHERE name = $1) last
     WHERE $2 IS DISTINCT FROM (SELECT value FROM setting_version WHERE name = $1 ORDER BY valid_from DESC LIMIT 1)`,
    [name, value, now],
  );
}

/**
 * Records the history of the settings on which figures depend, so that the current setting does not change earlier
 * reports.
 */
@Injectable()
export class SettingHistoryService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Records the current setting if it differs from the last recorded one. If instances differ, the last one to start
   * wins.
   */
  async record(): Promise<void> {
    await this.work.run(SYSTEM, (tx) =>
      recordSetting(tx.sql, 'touch_window_months', String(this.settings.touchWindowMonths), tx.now),
    );
  }
}

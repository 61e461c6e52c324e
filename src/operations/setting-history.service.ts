import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.constants.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.factory.js';
import { UnitOfWork } from '../database/transactions/unit-of-work.transaction.js';
import { recordSetting } from './setting-history.queries.js';

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

import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { recordSetting } from './setting.history.queries.js';

/** Keeps the past of the settings that figures go by, so that what is set now does not change what was reported before. */
@Injectable()
export class SettingHistory {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
  ) {}

  /** Notes what is set, where it is other than what was noted last. Of instances that differ, the last to start holds. */
  async record(): Promise<void> {
    await this.work.run(SYSTEM, (tx) =>
      recordSetting(tx.sql, 'touch_window_months', String(this.settings.touchWindowMonths), tx.now),
    );
  }
}

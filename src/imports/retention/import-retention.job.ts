import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { deleteRows, lockExpiredImport, storeDeletion } from './import-deletion.queries.js';

const DAY = 86_400_000;

/** Deletes the rows of imports after their retention period, because they contain personal data. The imports stay. */
@Injectable()
export class ImportRetentionJob implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'imports.delete-rows', cron: '40 2 * * *', run: () => this.deleteExpiredRows() });
  }

  /** Deletes the rows of all imports that ended before the retention period, each import in a transaction of its own. */
  async deleteExpiredRows(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.settings.importRowDays * DAY);
    while (await this.deleteNext(before));
  }

  private deleteNext(before: Date): Promise<boolean> {
    return this.work.run(SYSTEM, async (tx) => {
      const expired = await lockExpiredImport(tx.sql, before);
      if (!expired) return false;
      const { id, version } = expired;
      await deleteRows(tx.sql, id);
      await storeDeletion(tx.sql, id, tx.now);
      const changes = { rowsDeletedAt: { before: null, after: tx.now } };
      await tx.audit({ action: 'rows_deleted', entityType: 'import', entityId: id, version, changes });
      return true;
    });
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { JobRegistry } from '../../../common/jobs/job.registry.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { Erasure } from '../erasure.entity.js';
import { appendErasures } from './erasures-file.store.js';

/** The number of erasures that are written at once. */
const BATCH = 500;

/** Writes erasures to a file outside of the database, so that they can be repeated after the restore of a backup. */
@Injectable()
export class ErasuresFileJob implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'privacy.write-erasures', cron: '*/5 * * * *', run: () => this.write() });
  }

  /** Appends the erasures that are not in the file. After a crash some may be there twice, which changes nothing. */
  async write(): Promise<void> {
    for (let written = BATCH; written === BATCH;) {
      written = await this.work.run(SYSTEM, async (tx) => {
        const found = await tx.manager
          .createQueryBuilder(Erasure, 'e')
          .where('e.writtenAt IS NULL')
          .orderBy('e.id')
          .limit(BATCH)
          .setLock('pessimistic_write')
          .getMany();
        if (found.length === 0) return 0;
        await appendErasures(this.settings.erasuresFile, found);
        await tx.sql.execute('UPDATE privacy_erasure SET written_at = $2 WHERE id = ANY($1::uuid[])', [
          found.map(({ id }) => id),
          tx.now,
        ]);
        return found.length;
      });
    }
  }
}

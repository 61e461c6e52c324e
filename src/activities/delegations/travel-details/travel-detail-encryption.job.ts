import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { JobRegistry } from '../../../common/jobs/job.registry.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { TravelDetail } from '../model/travel-detail.entity.js';
import { NO_CLEAR_TEXT, TravelDetailCipher } from '../model/travel-detail.cipher.js';
import { readClearTextIds } from './travel-detail.queries.js';

/** Encrypts the travel details that an earlier release has stored in clear text. */
@Injectable()
export class TravelDetailEncryptionJob implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly cipher: TravelDetailCipher,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'delegations.encrypt-travel-details', cron: '*/10 * * * *', run: () => this.encrypt() });
  }

  private async encrypt(): Promise<void> {
    for (const id of await readClearTextIds(this.sql)) await this.work.run(SYSTEM, (tx) => this.encryptRow(tx, id));
  }

  private async encryptRow(tx: Tx, id: string): Promise<void> {
    const row = await tx.manager.findOneBy(TravelDetail, { id, detailsEncrypted: IsNull() });
    if (!row) return;
    const detailsEncrypted = await this.cipher.encrypt(tx, id, await this.cipher.decrypt(row, tx.sql));
    // A row that was written meanwhile is encrypted already.
    const unchanged = { id, detailsEncrypted: IsNull(), updatedAt: row.updatedAt };
    await tx.manager.update(TravelDetail, unchanged, { ...NO_CLEAR_TEXT, detailsEncrypted });
  }
}

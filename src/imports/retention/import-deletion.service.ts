import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { IMPORT, Import } from '../model/import.entity.js';
import { deleteRows, hasDeletedRows } from './import-deletion.queries.js';

/** Deletes imports, and refuses requests that need rows which were deleted. */
@Injectable()
export class ImportDeletionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
  ) {}

  /** @throws 409 `import.rows_deleted` */
  async assertRowsKept(id: string): Promise<void> {
    if (!(await hasDeletedRows(this.sql, id))) return;
    const detail = 'The rows of this import were deleted after their retention period; upload the file again.';
    throw new CodedError('import.rows_deleted', detail);
  }

  /** Deletes an import that has imported nothing, with its rows. */
  async deleteImport(id: string, actor: Actor): Promise<void> {
    await this.work.run(actor, async (tx) => deleteLockedImport(tx, await lockRecord<Import>(tx, IMPORT, id)));
  }
}

/** Deletes a locked import that has imported nothing, with its rows. The audit trail keeps that there was one. */
export async function deleteLockedImport(tx: Tx, { id, version }: Pick<Import, 'id' | 'version'>): Promise<void> {
  await deleteRows(tx.sql, id);
  await tx.manager.delete(Import, { id });
  await tx.audit({ action: 'deleted', entityType: 'import', entityId: id, version, changes: {} });
}

import { Injectable } from '@nestjs/common';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { SuppressionStore } from '../../mail/suppressions/suppression.store.js';
import type { Submission } from '../parsing/submission.rules.js';
import type { WorkableDelivery } from './delivery.queries.js';

/** Finds the submissions of people who were erased, of which only hashes of the ids are left. */
@Injectable()
export class ErasedSubmissionsReader {
  constructor(private readonly suppressions: SuppressionStore) {}

  /** Returns the submissions of people who are not erased. */
  async removeErased(
    tx: Tx,
    { connection, hasHashes }: WorkableDelivery,
    submissions: readonly Submission[],
  ): Promise<readonly Submission[]> {
    if (!hasHashes) return submissions;
    const erased = new Set<Submission>();
    for (const submission of submissions) {
      const ids = [submission.externalId, submission.formerExternalId].filter((id) => id !== null);
      const hashes = (await Promise.all(ids.map((id) => this.suppressions.listTextHashes(id, tx.sql)))).flat();
      if (await hasRegistration(tx.sql, connection.id, hashes)) erased.add(submission);
    }
    return submissions.filter((submission) => !erased.has(submission));
  }

  /**
   * Removes the bytes of a delivery about somebody who is erased, and what its key tells. The same bytes can come again, and keys
   * with their content are unique, so that the new key has the id too.
   */
  async removeBody(tx: Tx, { id }: Pick<WorkableDelivery, 'id'>, deliveryKey: string): Promise<void> {
    const [hash] = await this.suppressions.hashTexts(tx, [deliveryKey]);
    await tx.sql.execute(
      `UPDATE intake_delivery SET body = NULL, headers = '{}', delivery_key = $2, subject_key = NULL, subject_generation = NULL
       WHERE id = $1`,
      [id, `${hash}/${id}`],
    );
  }
}

/** Served by intake_registration_external_id_uq and intake_registration_former_ids_idx. */
async function hasRegistration(sql: SqlClient, connectionId: string, hashes: readonly string[]): Promise<boolean> {
  const found = await sql.queryOneOrNull(
    `SELECT 1 AS one FROM intake_registration
     WHERE connection_id = $1 AND (external_id = ANY($2::text[]) OR former_external_ids && $2::text[]) LIMIT 1`,
    [connectionId, hashes],
  );
  return found !== null;
}

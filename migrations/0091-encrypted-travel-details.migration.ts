import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores passport and dietary data encrypted. The key is not in the database, so a job encrypts the rows of earlier
 * releases. The id names the place to which the encryption is bound, because a merge moves a row to another participant.
 * Instances of the former version would write clear text into encrypted rows, and lose the encrypted text in a merge.
 */
export class EncryptedTravelDetails1764000000091 implements MigrationInterface {
  name = 'EncryptedTravelDetails1764000000091';
  readonly needsStoppedInstances = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE travel_detail ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD COLUMN details_encrypted bytea,
        ADD CONSTRAINT travel_detail_id_uq UNIQUE (id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

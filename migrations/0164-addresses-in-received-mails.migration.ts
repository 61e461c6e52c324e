import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the addresses that the bytes of a received mail have, so that an erasure finds bytes with an address that stands in no
 * other column. Mails from before this version have none until their bytes are removed by age.
 */
export class AddressesInReceivedMails1764000000164 implements MigrationInterface {
  name = 'AddressesInReceivedMails1764000000164';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE inbound_mail ADD COLUMN raw_addresses text[] NOT NULL DEFAULT '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

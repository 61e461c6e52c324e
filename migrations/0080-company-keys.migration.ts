import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refreshCompanyKeys } from './company-keys.runner.js';

/**
 * Brings the keys of stored companies up to date: simplified characters, written-out abbreviations, other spellings, short
 * forms and sounds. Instances of the former version would store keys that the new one does not find.
 */
export class CompanyKeys1764000000080 implements MigrationInterface {
  name = 'CompanyKeys1764000000080';
  readonly needsStoppedInstances = true;
  /** The batches are transactions of their own. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await refreshCompanyKeys(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

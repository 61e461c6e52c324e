import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refreshCompanyKeys } from './company-keys.runner.js';

/**
 * Brings the keys of stored companies up to date: more abbreviations are written out, and initials leave out a place at the
 * end. Instances of the former version would store keys that the new one does not find.
 */
export class AbbreviationsInCompanyKeys1764000000122 implements MigrationInterface {
  name = 'AbbreviationsInCompanyKeys1764000000122';
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

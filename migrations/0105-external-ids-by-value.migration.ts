import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Find records by an id in another system, whichever system it is. */
export class ExternalIdsByValue1764000000105 implements MigrationInterface {
  name = 'ExternalIdsByValue1764000000105';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX external_id_value_idx ON external_id (value)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

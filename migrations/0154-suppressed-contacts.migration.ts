import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A contact says whether its address is on the list of suppressed addresses, and one that is may not be mailed. The
 * application compares the addresses, because only it has the keys of the hashes. The lock of the table lasts as long as its
 * rows are checked and one index is built.
 */
export class SuppressedContacts1764000000154 implements MigrationInterface {
  name = 'SuppressedContacts1764000000154';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact ADD COLUMN suppressed boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT contact_suppressed_ck CHECK (NOT (suppressed AND may_be_mailed));
      CREATE INDEX contact_suppressed_idx ON contact (suppressed, id);
      -- The file of the function is replayed after the migrations.
      CREATE FUNCTION keep_mailed_unless_suppressed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER contact_suppressed BEFORE UPDATE OF suppressed ON contact FOR EACH ROW
        WHEN (OLD.suppressed IS DISTINCT FROM NEW.suppressed) EXECUTE FUNCTION keep_mailed_unless_suppressed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

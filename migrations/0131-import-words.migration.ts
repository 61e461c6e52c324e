import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the words of the columns of imports, and what people have chosen that they mean. */
export class ImportWords1764000000131 implements MigrationInterface {
  name = 'ImportWords1764000000131';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_word (
        import_id uuid NOT NULL,
        column_index integer NOT NULL,
        key text COLLATE "C" NOT NULL,
        word text NOT NULL,
        count integer NOT NULL,
        CONSTRAINT import_word_pk PRIMARY KEY (import_id, column_index, key),
        CONSTRAINT import_word_import_id_fk FOREIGN KEY (import_id) REFERENCES import,
        CONSTRAINT import_word_column_index_ck CHECK (column_index >= 0),
        CONSTRAINT import_word_word_ck CHECK (word ~ '\\S'),
        CONSTRAINT import_word_count_ck CHECK (count > 0)
      );
      ALTER TABLE import ADD COLUMN "values" jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT import_values_ck CHECK (jsonb_typeof("values") = 'array');
      ALTER TABLE import_mapping ADD COLUMN "values" jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT import_mapping_values_ck CHECK (jsonb_typeof("values") = 'array');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets an import be stopped, and stores which sheet, row of headings, encoding and separator its file was read with, and
 * which row only has totals. Those of earlier imports are not known.
 */
export class ImportSheetsAndStop1764000000135 implements MigrationInterface {
  name = 'ImportSheetsAndStop1764000000135';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import
        ADD COLUMN sheets jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN sheet text,
        ADD COLUMN heading_row integer,
        ADD COLUMN encoding text,
        ADD COLUMN separator text,
        ADD COLUMN totals_row integer,
        DROP CONSTRAINT import_status_ck,
        ADD CONSTRAINT import_status_ck CHECK (status IN
          ('uploaded', 'checking', 'checked', 'running', 'stopped', 'done', 'undoing', 'undone', 'failed')),
        ADD CONSTRAINT import_sheets_ck CHECK (jsonb_typeof(sheets) = 'array'),
        ADD CONSTRAINT import_heading_row_ck CHECK (heading_row > 0),
        ADD CONSTRAINT import_encoding_ck CHECK (encoding IN
          ('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'gb18030', 'big5')),
        ADD CONSTRAINT import_separator_ck CHECK (separator IN (',', ';', 'tab'))
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

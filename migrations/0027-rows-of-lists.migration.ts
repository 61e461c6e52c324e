import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds indexes for list filters that had to read every row: the archived rows of the big tables (`archived=true`), and
 * two Chinese characters in the texts of leads and interactions (`q`), which are too few for trigrams.
 */
export class RowsOfLists1764000000027 implements MigrationInterface {
  name = 'RowsOfLists1764000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX company_archived_idx ON company (id) WHERE archived_at IS NOT NULL;
      CREATE INDEX contact_archived_idx ON contact (id) WHERE archived_at IS NOT NULL;
      CREATE INDEX lead_archived_idx ON lead (id) WHERE archived_at IS NOT NULL;
      CREATE INDEX interaction_archived_idx ON interaction (id) WHERE archived_at IS NOT NULL;
      CREATE INDEX lead_cjk_idx ON lead USING gin (cjk_grams(lead_text(reference, title, codename)));
      -- Of the few subjects that have any such character (those of cjk_grams): the others would cost its making, and each of
      -- them that is written a look for pairs. Who asks says so as well (interaction.list.ts).
      CREATE INDEX interaction_cjk_idx ON interaction USING gin (cjk_grams(fold(subject)))
        WHERE fold(subject) ~ '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff]';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

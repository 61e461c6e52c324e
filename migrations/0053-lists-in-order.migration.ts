import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes the leads of a stage and status, of an owner and of a project manager in the orders in which a board and a
 * home page list them, and the filters that had no index. The board's index begins with the stage, so it replaces the
 * index by stage.
 */
export class ListsInOrder1764000000053 implements MigrationInterface {
  name = 'ListsInOrder1764000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_board_idx ON lead (stage, status, stage_entered_on, id);
      CREATE INDEX lead_board_updated_at_idx ON lead (stage, status, updated_at, id);
      CREATE INDEX lead_owner_received_on_idx ON lead (owner_id, received_on, id);
      CREATE INDEX lead_project_manager_received_on_idx ON lead (project_manager_id, received_on, id);
      DROP INDEX lead_stage_idx;
      CREATE INDEX task_cjk_idx ON task USING gin (cjk_grams(fold(title)))
        WHERE fold(title) ~ '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff]';
      CREATE INDEX company_country_text_idx ON company (fold(country) COLLATE "C");
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

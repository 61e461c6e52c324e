import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the views of lists that users have saved. */
export class SavedViews1764000000070 implements MigrationInterface {
  name = 'SavedViews1764000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_view (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        owner_id uuid NOT NULL,
        entity text NOT NULL,
        name text NOT NULL,
        filters jsonb NOT NULL DEFAULT '{}',
        columns text[] NOT NULL DEFAULT '{}',
        sort text,
        shared boolean NOT NULL DEFAULT false,
        is_default boolean NOT NULL DEFAULT false,
        CONSTRAINT saved_view_pk PRIMARY KEY (id),
        CONSTRAINT saved_view_owner_id_fk FOREIGN KEY (owner_id) REFERENCES app_user,
        CONSTRAINT saved_view_name_ck CHECK (name ~ '\\S')
      );
      CREATE UNIQUE INDEX saved_view_name_uq ON saved_view (owner_id, entity, name) WHERE archived_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

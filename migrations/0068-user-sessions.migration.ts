import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the sessions of users in browsers. */
export class UserSessions1764000000068 implements MigrationInterface {
  name = 'UserSessions1764000000068';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_session (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        hash text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3) NOT NULL,
        user_agent text,
        CONSTRAINT user_session_pk PRIMARY KEY (id),
        CONSTRAINT user_session_hash_uq UNIQUE (hash),
        CONSTRAINT user_session_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user
      );
      CREATE INDEX user_session_user_id_idx ON user_session (user_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores how users have set up the web application. */
export class UserPreferences1764000000069 implements MigrationInterface {
  name = 'UserPreferences1764000000069';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_preferences (
        user_id uuid NOT NULL,
        language text NOT NULL,
        theme text NOT NULL,
        single_key_shortcuts boolean NOT NULL,
        ui jsonb NOT NULL,
        CONSTRAINT user_preferences_pk PRIMARY KEY (user_id),
        CONSTRAINT user_preferences_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user,
        CONSTRAINT user_preferences_language_ck CHECK (language IN ('en', 'nl', 'auto')),
        CONSTRAINT user_preferences_theme_ck CHECK (theme IN ('light', 'dark', 'auto'))
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

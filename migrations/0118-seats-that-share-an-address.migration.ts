import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets several people with one e-mail address each have a seat at a seminar. The lock on the seminar keeps every person
 * to one seat, because a constraint cannot compare names.
 */
export class SeatsThatShareAnAddress1764000000118 implements MigrationInterface {
  name = 'SeatsThatShareAnAddress1764000000118';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX seminar_registration_email_idx ON seminar_registration (activity_id, email)');
    await runner.query('ALTER TABLE seminar_registration DROP CONSTRAINT seminar_registration_email_uq');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

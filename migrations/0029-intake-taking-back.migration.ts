import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the effects of a registration with it, so that they can be undone whatever its provider sends later. */
export class IntakeTakingBack1764000000029 implements MigrationInterface {
  name = 'IntakeTakingBack1764000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE intake_registration ADD COLUMN made_seat boolean NOT NULL DEFAULT false,
        ADD COLUMN filled jsonb NOT NULL DEFAULT '{}';
      -- Of those there are: a seat that a form made has its address, and is not older than the first registration on it.
      UPDATE intake_registration r SET made_seat = true FROM seminar_registration s
        WHERE s.id = r.seat_id AND s.email IS NOT DISTINCT FROM r.email_key
          AND s.created_at >= (SELECT min(f.created_at) FROM intake_registration f WHERE f.seat_id = s.id);
      ALTER TABLE intake_registration ADD CONSTRAINT intake_registration_made_seat_ck CHECK (NOT made_seat OR seat_id IS NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

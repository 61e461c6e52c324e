import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores until when a person who gets a seat from the waiting list has to confirm it. */
export class SeatOffers1764000000149 implements MigrationInterface {
  name = 'SeatOffers1764000000149';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE activity ADD COLUMN confirm_within_hours integer,
        ADD CONSTRAINT activity_confirm_within_hours_ck
          CHECK (confirm_within_hours IS NULL OR (kind = 'seminar' AND confirm_within_hours BETWEEN 1 AND 168)) NOT VALID;
      ALTER TABLE activity VALIDATE CONSTRAINT activity_confirm_within_hours_ck;

      ALTER TABLE seminar_registration ADD COLUMN offer_expires_at timestamptz(3),
        ADD CONSTRAINT seminar_registration_offer_ck CHECK (offer_expires_at IS NULL OR status = 'registered') NOT VALID;
      ALTER TABLE seminar_registration VALIDATE CONSTRAINT seminar_registration_offer_ck;
      CREATE INDEX seminar_registration_offer_idx ON seminar_registration (offer_expires_at, activity_id)
        WHERE offer_expires_at IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

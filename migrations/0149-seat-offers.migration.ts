import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores until when a person who gets a seat from the waiting list has to confirm it. A link to set a password that its user has
 * asked for stands beside that of an administrator, and each knows its mail.
 */
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

      ALTER TABLE password_link ADD COLUMN requested boolean NOT NULL DEFAULT false, ADD COLUMN mail_id uuid,
        DROP CONSTRAINT password_link_pk, ADD CONSTRAINT password_link_pk PRIMARY KEY (user_id, requested);
      UPDATE password_link l SET mail_id = (SELECT m.id FROM mail m
        WHERE m.user_id = l.user_id AND m.template_key = 'password_link' AND m.state = 'queued' ORDER BY m.created_at DESC LIMIT 1);

      ALTER TABLE report_schedule_run_recipient DROP CONSTRAINT report_schedule_run_recipient_skip_code_ck,
        ADD CONSTRAINT report_schedule_run_recipient_skip_code_ck CHECK (skip_code IN ('no_email', 'address_invalid',
          'contact_archived', 'address_bounced', 'user_archived', 'not_permitted', 'file_too_large', 'duplicate_address'))
          NOT VALID;
      ALTER TABLE report_schedule_run_recipient VALIDATE CONSTRAINT report_schedule_run_recipient_skip_code_ck;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores who gets the files of scheduled reports, who got them, and requests for links to set a password. A request names its
 * user without a foreign key, because the check of the key would take time for known addresses only.
 */
export class LinksByMail1764000000146 implements MigrationInterface {
  name = 'LinksByMail1764000000146';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail ADD COLUMN user_id uuid,
        ADD CONSTRAINT mail_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user,
        ADD CONSTRAINT mail_receiver_ck CHECK (user_id IS NULL OR contact_id IS NULL);
      CREATE INDEX mail_user_id_idx ON mail (user_id, created_at, id);

      CREATE TABLE password_link_request (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        user_id uuid,
        CONSTRAINT password_link_request_pk PRIMARY KEY (id)
      );

      CREATE TABLE report_schedule_recipient (
        schedule_id uuid NOT NULL,
        position integer NOT NULL,
        user_id uuid,
        contact_id uuid,
        CONSTRAINT report_schedule_recipient_pk PRIMARY KEY (schedule_id, position),
        CONSTRAINT report_schedule_recipient_schedule_id_fk FOREIGN KEY (schedule_id) REFERENCES report_schedule,
        CONSTRAINT report_schedule_recipient_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user,
        CONSTRAINT report_schedule_recipient_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT report_schedule_recipient_user_id_uq UNIQUE (schedule_id, user_id),
        CONSTRAINT report_schedule_recipient_contact_id_uq UNIQUE (schedule_id, contact_id),
        CONSTRAINT report_schedule_recipient_position_ck CHECK (position BETWEEN 1 AND 20),
        CONSTRAINT report_schedule_recipient_one_ck CHECK (num_nonnulls(user_id, contact_id) = 1)
      );
      CREATE INDEX report_schedule_recipient_user_id_idx ON report_schedule_recipient (user_id);
      CREATE INDEX report_schedule_recipient_contact_id_idx ON report_schedule_recipient (contact_id);

      CREATE TABLE report_schedule_run_recipient (
        run_id uuid NOT NULL,
        position integer NOT NULL,
        user_id uuid,
        contact_id uuid,
        mail_id uuid,
        skip_code text,
        CONSTRAINT report_schedule_run_recipient_pk PRIMARY KEY (run_id, position),
        CONSTRAINT report_schedule_run_recipient_run_id_fk FOREIGN KEY (run_id) REFERENCES report_schedule_run,
        CONSTRAINT report_schedule_run_recipient_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user,
        CONSTRAINT report_schedule_run_recipient_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT report_schedule_run_recipient_mail_id_fk FOREIGN KEY (mail_id) REFERENCES mail,
        CONSTRAINT report_schedule_run_recipient_mail_id_uq UNIQUE (mail_id),
        CONSTRAINT report_schedule_run_recipient_one_ck CHECK (num_nonnulls(user_id, contact_id) = 1),
        CONSTRAINT report_schedule_run_recipient_result_ck CHECK (num_nonnulls(mail_id, skip_code) = 1),
        CONSTRAINT report_schedule_run_recipient_skip_code_ck CHECK (skip_code IN ('no_email', 'contact_archived',
          'address_bounced', 'user_archived', 'not_permitted', 'file_too_large', 'duplicate_address'))
      );
      CREATE INDEX report_schedule_run_recipient_user_id_idx ON report_schedule_run_recipient (user_id);
      CREATE INDEX report_schedule_run_recipient_contact_id_idx ON report_schedule_run_recipient (contact_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

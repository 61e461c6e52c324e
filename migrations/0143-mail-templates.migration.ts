import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';

const KEYS_OF_CONTACTS = [
  'registration_confirm_address',
  'registration_confirmed',
  'registration_waitlisted',
  'registration_promoted',
  'registration_cancelled',
  'seminar_reminder',
  'seminar_changed',
  'seminar_thank_you',
  'seminar_invitation',
];
const KEYS_OF_USERS = ['password_link', 'report_ready'];

/**
 * Stores the texts of templates that people have changed, and mails that are made from a template. Every template has its row
 * from the beginning; one without a text has that of the product. A seminar says how many days before it people are
 * reminded; those that are stored already remind nobody, because nobody has decided that they should.
 */
export class MailTemplates1764000000143 implements MigrationInterface {
  name = 'MailTemplates1764000000143';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_template (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        key text NOT NULL,
        language text NOT NULL,
        subject text,
        body text,
        CONSTRAINT mail_template_pk PRIMARY KEY (id),
        CONSTRAINT mail_template_key_uq UNIQUE (key, language),
        CONSTRAINT mail_template_version_ck CHECK (version > 0),
        CONSTRAINT mail_template_archived_at_ck CHECK (archived_at IS NULL),
        CONSTRAINT mail_template_language_ck CHECK (language IN ('en', 'nl', 'zh')),
        CONSTRAINT mail_template_text_ck CHECK ((subject IS NULL) = (body IS NULL)),
        CONSTRAINT mail_template_subject_ck
          CHECK (subject ~ '\\S' AND char_length(subject) <= 200 AND subject !~ '[\\x01-\\x1f\\x7f]'),
        CONSTRAINT mail_template_body_ck CHECK (body ~ '\\S' AND char_length(body) <= 20000)
      );

      ALTER TABLE mail
        ADD COLUMN template_key text,
        ADD COLUMN registration_id uuid,
        ADD COLUMN due_for timestamptz(3),
        ADD COLUMN token_encrypted bytea,
        ADD COLUMN attachment_source text,
        ADD COLUMN attachment_id uuid,
        ADD CONSTRAINT mail_template_key_language_fk
          FOREIGN KEY (template_key, language) REFERENCES mail_template (key, language),
        ADD CONSTRAINT mail_registration_id_fk FOREIGN KEY (registration_id) REFERENCES seminar_registration,
        ADD CONSTRAINT mail_due_for_ck CHECK (due_for IS NULL OR num_nulls(template_key, registration_id) = 0),
        ADD CONSTRAINT mail_token_encrypted_ck CHECK (token_encrypted IS NULL OR state = 'queued'),
        ADD CONSTRAINT mail_attachment_ck CHECK ((attachment_source IS NULL) = (attachment_id IS NULL));
      CREATE UNIQUE INDEX mail_due_for_uq ON mail (registration_id, template_key, due_for) WHERE due_for IS NOT NULL;
      CREATE INDEX mail_registration_id_idx ON mail (registration_id, created_at, id);
      CREATE INDEX mail_template_key_idx ON mail (template_key, language, created_at, id);

      ALTER TABLE activity ADD COLUMN reminder_days integer,
        ADD CONSTRAINT activity_reminder_days_ck
          CHECK (reminder_days IS NULL OR (kind = 'seminar' AND reminder_days BETWEEN 1 AND 60));

      ALTER TABLE seminar_registration ADD COLUMN origin text NOT NULL DEFAULT 'staff',
        ADD CONSTRAINT seminar_registration_origin_ck CHECK (origin IN ('staff', 'page', 'provider'));
      UPDATE seminar_registration r SET origin = 'provider'
        FROM intake_registration i WHERE i.seat_id = r.id AND i.made_seat;
    `);
    for (const [key, languages] of [
      ...KEYS_OF_CONTACTS.map((one) => [one, ['en', 'nl', 'zh']] as const),
      ...KEYS_OF_USERS.map((one) => [one, ['en', 'nl']] as const),
    ]) {
      for (const language of languages) {
        await runner.query(
          `INSERT INTO mail_template (id, created_at, updated_at, key, language) VALUES ($1, now(), now(), $2, $3)`,
          [uuidv7(), key, language],
        );
      }
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

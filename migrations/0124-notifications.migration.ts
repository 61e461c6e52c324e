import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'task_assigned', 'lead_handed_over', 'team_joined', 'verification_asked', 'verification_done',
  'verification_sent_back', 'registration_to_review', 'schedule_failed', 'import_finished', 'notice_due'`;

/**
 * Stores the notifications of users, and which kinds they have switched off. One notification is unread for each
 * recipient, kind and record.
 */
export class Notifications1764000000124 implements MigrationInterface {
  name = 'Notifications1764000000124';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        kind text NOT NULL,
        record_kind text NOT NULL,
        record_id uuid NOT NULL,
        count integer NOT NULL DEFAULT 1,
        at timestamptz(3) NOT NULL,
        read_at timestamptz(3),
        CONSTRAINT notification_pk PRIMARY KEY (id),
        CONSTRAINT notification_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user,
        CONSTRAINT notification_kind_ck CHECK (kind IN (${KINDS})),
        CONSTRAINT notification_record_kind_ck CHECK (record_kind IN
          ('task', 'lead', 'activity', 'agreement', 'commitment', 'report_schedule', 'import')),
        CONSTRAINT notification_count_ck CHECK (count >= 1)
      );
      CREATE UNIQUE INDEX notification_unread_uq ON notification (user_id, kind, record_kind, record_id)
        WHERE read_at IS NULL;
      CREATE INDEX notification_user_id_idx ON notification (user_id, at, id);
      ALTER TABLE user_preferences ADD COLUMN muted_notifications text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT user_preferences_muted_notifications_ck CHECK (muted_notifications <@ ARRAY[${KINDS}]);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'task_assigned', 'lead_handed_over', 'team_joined', 'verification_asked', 'verification_done',
  'verification_sent_back', 'registration_to_review', 'schedule_failed', 'import_finished', 'notice_due',
  'webhook_disabled'`;

/** Lets notifications be about webhooks that the application has disabled. */
export class WebhookNotifications1764000000141 implements MigrationInterface {
  name = 'WebhookNotifications1764000000141';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notification DROP CONSTRAINT notification_kind_ck,
        ADD CONSTRAINT notification_kind_ck CHECK (kind IN (${KINDS})),
        DROP CONSTRAINT notification_record_kind_ck,
        ADD CONSTRAINT notification_record_kind_ck CHECK (record_kind IN
          ('task', 'lead', 'activity', 'agreement', 'commitment', 'report_schedule', 'import', 'webhook'));
      ALTER TABLE user_preferences DROP CONSTRAINT user_preferences_muted_notifications_ck,
        ADD CONSTRAINT user_preferences_muted_notifications_ck CHECK (muted_notifications <@ ARRAY[${KINDS}]);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

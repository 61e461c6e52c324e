import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds follow-up tasks for the attendees of an activity, and an index of the interactions of an activity or agreement
 * in their order.
 */
export class FollowUps1764000000015 implements MigrationInterface {
  name = 'FollowUps1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task
        -- The activity whose end asked for it. Its subject is the contact; one task for each attendee.
        ADD COLUMN follow_up_of_activity_id uuid CONSTRAINT task_follow_up_of_activity_id_fk REFERENCES activity,
        ADD CONSTRAINT task_follow_up_uq UNIQUE (follow_up_of_activity_id, contact_id);
      -- As those of companies and leads have it: timelines read the newest few.
      DROP INDEX interaction_activity_id_idx;
      DROP INDEX interaction_agreement_id_idx;
      CREATE INDEX interaction_activity_id_idx ON interaction (activity_id, occurred_at, id);
      CREATE INDEX interaction_agreement_id_idx ON interaction (agreement_id, occurred_at, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

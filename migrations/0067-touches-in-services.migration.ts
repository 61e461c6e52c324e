import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Removes the triggers that kept automatic touches and `quiet_since`, because services write both in the transaction of
 * the change that they follow from. The stored rows stay as they are.
 */
export class TouchesInServices1764000000067 implements MigrationInterface {
  name = 'TouchesInServices1764000000067';
  readonly needsStoppedInstances = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER activity_touches ON activity;
      DROP TRIGGER delegation_participant_touches_on_insert ON delegation_participant;
      DROP TRIGGER delegation_participant_touches_on_update ON delegation_participant;
      DROP TRIGGER delegation_participant_touches_on_delete ON delegation_participant;
      DROP TRIGGER seminar_registration_touches_on_insert ON seminar_registration;
      DROP TRIGGER seminar_registration_touches_on_update ON seminar_registration;
      DROP TRIGGER seminar_registration_touches_on_delete ON seminar_registration;
      DROP TRIGGER lead_touches_on_insert ON lead;
      DROP TRIGGER lead_touches_on_update ON lead;
      DROP TRIGGER lead_contact_version_touches ON lead_contact;
      DROP TRIGGER lead_quiet_since ON lead;
      DROP TRIGGER lead_interaction_stats_quiet_since ON lead_interaction_stats;
      DROP FUNCTION end_touches_of_presence, keep_source_touch, keep_touches_of_activity, keep_touches_of_people,
        keep_touches_of_presence, lock_touches_of_contact, refresh_lead_touches, refresh_touches_through, source_touch,
        keep_quiet_since, refresh_quiet_since;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

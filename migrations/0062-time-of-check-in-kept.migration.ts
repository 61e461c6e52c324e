import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps the time of check-in of a registration while another one replaces it, so that it has that time again when the
 * two are separated. The times of those that are already replaced are in the audit trail.
 */
export class TimeOfCheckInKept1764000000062 implements MigrationInterface {
  name = 'TimeOfCheckInKept1764000000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE seminar_registration ADD COLUMN replaced_checked_in_at timestamptz(3)');
    await runner.query(`
      UPDATE seminar_registration r SET replaced_checked_in_at = (
        SELECT (e.changes -> 'checkedInAt' ->> 'before')::timestamptz FROM audit_entry e
        WHERE e.entity_type = 'registration' AND e.entity_id = r.id AND e.action = 'combined'
        ORDER BY e.at DESC, e.id DESC LIMIT 1)
      WHERE r.replaced_status = 'attended'`);
    await runner.query(`
      ALTER TABLE seminar_registration ADD CONSTRAINT seminar_registration_replaced_checked_in_at_ck
        CHECK (replaced_checked_in_at IS NULL OR replaced_status IS NOT DISTINCT FROM 'attended')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

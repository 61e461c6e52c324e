import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Gives each person one seat and records attendance at check-in. A seat of a person who has another seat names the
 * replacing one and its own former status, so that the decision can be undone. Registrations by form take over the
 * attendance that the agency's own seats have recorded so far.
 */
export class OneSeatEach1764000000047 implements MigrationInterface {
  name = 'OneSeatEach1764000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE seminar_registration ADD COLUMN replaced_by_id uuid, ADD COLUMN replaced_status text,
        ADD CONSTRAINT seminar_registration_replaced_by_id_fk FOREIGN KEY (replaced_by_id) REFERENCES seminar_registration(id),
        ADD CONSTRAINT seminar_registration_replaced_ck CHECK ((replaced_by_id IS NULL) = (replaced_status IS NULL)
          AND (replaced_by_id IS NULL OR (status = 'cancelled' AND replaced_by_id <> id)))`);
    await runner.query('CREATE INDEX seminar_registration_replaced_by_id_idx ON seminar_registration (replaced_by_id)');
    await runner.query('ALTER TABLE intake_registration ADD COLUMN attended_here boolean NOT NULL DEFAULT false');
    await runner.query(`
      UPDATE intake_registration r SET attended_here = true, version = r.version + 1,
        status = CASE WHEN r.sender_status IN ('registered', 'confirmed') THEN 'attended' ELSE r.status END
      FROM seminar_registration s
      WHERE s.id = r.seat_id AND s.status = 'attended' AND s.archived_at IS NULL AND NOT r.attended`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

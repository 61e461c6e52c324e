import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Corrects the order of versions of pretix registrations. Entries of pretix's waiting list were ordered by their
 * arrival here, and orders by their change at pretix, so an order that changed before the entry arrived was considered
 * older. The entry now always comes before its order. Orders never have the status "waitlisted", so a registration with
 * that status was last changed by the waiting list.
 */
export class PretixVersions1764000000046 implements MigrationInterface {
  name = 'PretixVersions1764000000046';

  async up(runner: QueryRunner): Promise<void> {
    // Orders that were considered older are fetched again with the whole list of their connection.
    await runner.query(`
      UPDATE intake_connection SET reconciled_since = NULL
      WHERE provider = 'pretix' AND reconciled_since IS NOT NULL AND EXISTS (
        SELECT FROM intake_registration r WHERE r.connection_id = intake_connection.id
          AND r.sender_status = 'waitlisted' AND r.external_id !~ '^(waiting|voucher)/')`);
    await runner.query(`
      UPDATE intake_registration SET said_orders = (
        SELECT jsonb_object_agg(key, '(waiting list) ' || value) FROM jsonb_each_text(said_orders))
      WHERE said_orders <> '{}' AND connection_id IN (SELECT id FROM intake_connection WHERE provider = 'pretix')
        AND (sender_status = 'waitlisted' OR external_id ~ '^(waiting|voucher)/')
        AND said_orders->>'status' NOT LIKE '(waiting list)%'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

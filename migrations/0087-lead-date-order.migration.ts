import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Checks the order of the days of a lead when one of them changes. A CHECK constraint would also check a row of an
 * earlier release at every other change and when a backup is restored.
 */
export class LeadDateOrder1764000000087 implements MigrationInterface {
  name = 'LeadDateOrder1764000000087';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION assert_lead_date_order() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER lead_date_order_ck
        AFTER INSERT OR UPDATE OF received_on, proposition_sent_on, announced_on ON lead FOR EACH ROW
        WHEN (NEW.proposition_sent_on < NEW.received_on OR NEW.announced_on < NEW.received_on
          OR NEW.announced_on < NEW.proposition_sent_on)
        EXECUTE FUNCTION assert_lead_date_order();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

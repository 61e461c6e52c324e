import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Compares the day of the expected landing with the other days of a lead too, when one of them changes. */
export class LeadLandingOrder1764000000123 implements MigrationInterface {
  name = 'LeadLandingOrder1764000000123';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER lead_date_order_ck ON lead;
      CREATE CONSTRAINT TRIGGER lead_date_order_ck
        AFTER INSERT OR UPDATE OF received_on, proposition_sent_on, announced_on, expected_decision_on,
          expected_landing_on ON lead FOR EACH ROW
        WHEN (NEW.proposition_sent_on < NEW.received_on OR NEW.announced_on < NEW.received_on
          OR NEW.announced_on < NEW.proposition_sent_on OR NEW.expected_landing_on < NEW.received_on
          OR NEW.expected_landing_on < NEW.expected_decision_on)
        EXECUTE FUNCTION assert_lead_date_order();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

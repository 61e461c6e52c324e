import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The constraints, and the condition of each. */
const CONSTRAINTS = {
  lead_screening_filed_on_ck: 'screening_filed_on >= received_on',
  lead_proposition_sent_on_ck: 'proposition_sent_on >= received_on',
  lead_announced_on_ck: 'announced_on >= received_on',
  lead_announced_after_proposition_ck: 'announced_on >= proposition_sent_on',
};

/**
 * Keeps the days of a lead in their order. A constraint is not validated where rows from before break it: they stay as
 * they are, and their days have to be corrected with their next change.
 */
export class LeadDateOrder1764000000087 implements MigrationInterface {
  name = 'LeadDateOrder1764000000087';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, condition] of Object.entries(CONSTRAINTS)) {
      await runner.query(`ALTER TABLE lead ADD CONSTRAINT ${name} CHECK (${condition}) NOT VALID`);
      const [{ broken }] = await runner.query(`SELECT EXISTS (SELECT FROM lead WHERE NOT (${condition})) AS broken`);
      if (!broken) await runner.query(`ALTER TABLE lead VALIDATE CONSTRAINT ${name}`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

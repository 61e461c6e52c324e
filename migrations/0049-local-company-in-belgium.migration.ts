import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requires that the local company of a lead is in Belgium, because an investment in Limburg established or bought it.
 * Leads with another company stay unchanged until their local company is changed.
 */
export class LocalCompanyInBelgium1764000000049 implements MigrationInterface {
  name = 'LocalCompanyInBelgium1764000000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION assert_local_company_in_belgium() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE seat text;
      BEGIN
        -- The lock makes a change of the country wait until this lead can be seen.
        SELECT country INTO seat FROM company WHERE id = NEW.local_company_id FOR SHARE;
        IF seat <> 'BE' THEN
          RAISE EXCEPTION 'company % is in %, not in Belgium', NEW.local_company_id, seat
            USING ERRCODE = 'check_violation', CONSTRAINT = 'lead_local_company_ck', TABLE = 'lead';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER lead_local_company_ck AFTER INSERT OR UPDATE OF local_company_id ON lead
        FOR EACH ROW WHEN (NEW.local_company_id IS NOT NULL) EXECUTE FUNCTION assert_local_company_in_belgium();

      CREATE FUNCTION assert_local_company_stays_in_belgium() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM lead WHERE local_company_id = NEW.id) THEN
          RAISE EXCEPTION 'company % is the local company of a lead', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'company_local_company_ck', TABLE = 'company';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER company_local_company_ck AFTER UPDATE OF country ON company
        FOR EACH ROW WHEN (OLD.country = 'BE' AND NEW.country <> 'BE')
        EXECUTE FUNCTION assert_local_company_stays_in_belgium();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps former parents of companies, because reports name the ultimate parent as it was known on a day. A company without
 * a version has never had a parent, so that most companies need none. A present parent holds since the audit trail says
 * that it was set, or else since both companies exist.
 */
export class CompanyParentsOfPastDays1764000000096 implements MigrationInterface {
  name = 'CompanyParentsOfPastDays1764000000096';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TRIGGER company_version_on_insert AFTER INSERT ON company
        FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION keep_record_version('parent_id');
      CREATE TRIGGER company_version_on_update AFTER UPDATE ON company
        FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION keep_record_version('parent_id');
      INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
        SELECT 'company', c.id, transaction_name(), coalesce(a.at, greatest(c.created_at, p.created_at)), jsonb_build_object('parent_id', c.parent_id)
        FROM company c JOIN company p ON p.id = c.parent_id LEFT JOIN LATERAL (SELECT max(at) AS at FROM audit_entry
          WHERE entity_type = 'company' AND entity_id = c.id AND changes ? 'parentId') a ON true;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { canNameCompany } from '../src/companies/names/empty-company-names.rules.js';

/**
 * Stores the learned decision that a match rests on, also of earlier matches where it is known. Revokes the learned
 * spellings that name no company, such as "n/a", so that the list of what was learned tells what is applied. Their matches
 * stay as they are.
 */
export class WordsThatWereLearned1764000000121 implements MigrationInterface {
  name = 'WordsThatWereLearned1764000000121';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE intake_registration ADD COLUMN matched_by_decision_id uuid,
        ADD CONSTRAINT intake_registration_matched_by_decision_id_fk
          FOREIGN KEY (matched_by_decision_id) REFERENCES intake_decision(id),
        ADD CONSTRAINT intake_registration_matched_by_decision_id_ck CHECK (matched_by_decision_id IS NULL
          OR matched_by IS NOT NULL AND matched_by <> 'person' AND match_state IN ('matched', 'rejected'));
      -- The index of the table has the decisions in force only.
      CREATE INDEX intake_decision_every_key_idx ON intake_decision (kind, key);
      UPDATE intake_registration r SET matched_by_decision_id = coalesce(
        (SELECT d.id FROM intake_decision d
          WHERE d.kind = 'email' AND d.key = r.email_key AND d.contact_id IS NOT DISTINCT FROM r.contact_id
            AND d.created_at <= r.matched_at AND (d.archived_at IS NULL OR d.archived_at >= r.matched_at)
          ORDER BY d.connection_id = r.connection_id DESC, d.created_at DESC, d.id LIMIT 1),
        (SELECT d.id FROM intake_decision d
          WHERE d.kind = 'company' AND d.company_id = r.company_id
            AND d.key = left(btrim(regexp_replace(lower(normalize(r.company_name, NFKC)), '\\s+', ' ', 'g')), 200)
            AND d.created_at <= r.matched_at AND (d.archived_at IS NULL OR d.archived_at >= r.matched_at)
          ORDER BY d.connection_id = r.connection_id DESC, d.created_at DESC, d.id LIMIT 1))
      WHERE r.matched_by = 'learned' AND r.match_state IN ('matched', 'rejected');
      DROP INDEX intake_decision_every_key_idx;
      CREATE INDEX intake_registration_matched_by_decision_id_idx
        ON intake_registration (matched_by_decision_id, received_at, id);
    `);
    const spellings = (await runner.query(
      `SELECT id, key FROM intake_decision WHERE kind = 'company' AND archived_at IS NULL`,
    )) as { id: string; key: string }[];
    const revoked = spellings.filter(({ key }) => !canNameCompany(key)).map(({ id }) => ({ id, entryId: uuidv7() }));
    await runner.query(
      `WITH revoked AS (UPDATE intake_decision d SET archived_at = now, updated_at = now, version = version + 1
         FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, "entryId" uuid), date_trunc('milliseconds', now()) AS now
         WHERE d.id = one.id RETURNING d.id, one."entryId", now)
       INSERT INTO audit_entry (id, at, actor_kind, actor_name, action, entity_type, entity_id, changes)
       SELECT "entryId", now, 'system', 'system', 'archived', 'intake_decision', id,
         jsonb_build_object('archivedAt', jsonb_build_object('before', null,
           'after', to_char(now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) FROM revoked`,
      [JSON.stringify(revoked)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

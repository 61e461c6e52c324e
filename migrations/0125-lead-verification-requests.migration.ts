import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the requests to verify the win of a lead. A lead has at most one that waits. */
export class LeadVerificationRequests1764000000125 implements MigrationInterface {
  name = 'LeadVerificationRequests1764000000125';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lead_verification_request (
        id uuid NOT NULL,
        lead_id uuid NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        requested_by uuid NOT NULL,
        requested_by_name text NOT NULL,
        occurred_on date NOT NULL,
        note text,
        state text NOT NULL DEFAULT 'waiting',
        decided_at timestamptz(3),
        decided_by uuid,
        decided_by_name text,
        remark text,
        CONSTRAINT lead_verification_request_pk PRIMARY KEY (id),
        CONSTRAINT lead_verification_request_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead (id),
        CONSTRAINT lead_verification_request_state_ck CHECK (state IN ('waiting', 'sent_back', 'verified', 'withdrawn')),
        CONSTRAINT lead_verification_request_decided_ck CHECK ((state = 'waiting') = (decided_at IS NULL)
          AND (decided_at IS NULL) = (decided_by_name IS NULL) AND (decided_by IS NULL OR decided_at IS NOT NULL)),
        CONSTRAINT lead_verification_request_remark_ck CHECK (CASE state WHEN 'sent_back' THEN coalesce(remark ~ '\\S', false)
          WHEN 'verified' THEN true ELSE remark IS NULL END)
      );
      CREATE INDEX lead_verification_request_lead_id_idx ON lead_verification_request (lead_id, id);
      CREATE UNIQUE INDEX lead_verification_request_waiting_uq ON lead_verification_request (lead_id)
        WHERE state = 'waiting';
      CREATE INDEX lead_verification_request_open_idx ON lead_verification_request (lead_id, id)
        WHERE state IN ('waiting', 'sent_back');
      CREATE TRIGGER lead_verification_request_append_only BEFORE DELETE OR TRUNCATE ON lead_verification_request
        FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

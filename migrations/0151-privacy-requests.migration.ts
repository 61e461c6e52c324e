import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the requests of persons about their data, each with its clock. */
export class PrivacyRequests1764000000151 implements MigrationInterface {
  name = 'PrivacyRequests1764000000151';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE privacy_request (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        reference text NOT NULL,
        kind text NOT NULL,
        contact_id uuid,
        subject_name text NOT NULL,
        subject_email text,
        received_on date NOT NULL,
        channel text,
        identity_checked boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'open',
        due_on date NOT NULL,
        extended_to date,
        extended_reason text,
        outcome text,
        refused_reason text,
        answered_on date,
        notes text,
        handler_id uuid,
        task_id uuid,
        CONSTRAINT privacy_request_pk PRIMARY KEY (id),
        CONSTRAINT privacy_request_reference_uq UNIQUE (reference),
        CONSTRAINT privacy_request_task_id_uq UNIQUE (task_id),
        CONSTRAINT privacy_request_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT privacy_request_handler_id_fk FOREIGN KEY (handler_id) REFERENCES app_user,
        CONSTRAINT privacy_request_task_id_fk FOREIGN KEY (task_id) REFERENCES task,
        CONSTRAINT privacy_request_version_ck CHECK (version > 0),
        CONSTRAINT privacy_request_kind_ck CHECK (kind IN ('access', 'erasure', 'rectification', 'objection')),
        CONSTRAINT privacy_request_subject_name_ck CHECK (subject_name ~ '\\S'),
        CONSTRAINT privacy_request_channel_ck CHECK (channel IN ('email', 'letter', 'phone', 'form', 'in_person')),
        CONSTRAINT privacy_request_state_ck CHECK (state IN ('open', 'in_progress', 'done', 'refused', 'withdrawn')),
        CONSTRAINT privacy_request_due_on_ck CHECK (due_on > received_on),
        CONSTRAINT privacy_request_extended_to_ck
          CHECK (extended_to > due_on AND extended_to <= (due_on + interval '2 months')::date),
        CONSTRAINT privacy_request_extended_reason_ck CHECK ((extended_to IS NULL) = (extended_reason IS NULL)),
        CONSTRAINT privacy_request_identity_ck
          CHECK (identity_checked OR state <> 'done' OR kind NOT IN ('access', 'erasure')),
        CONSTRAINT privacy_request_refused_reason_ck CHECK (refused_reason IN ('not_identified', 'manifestly_unfounded',
          'legal_obligation', 'legal_claims', 'freedom_of_expression')),
        CONSTRAINT privacy_request_refused_ck CHECK ((state = 'refused') = (refused_reason IS NOT NULL)),
        CONSTRAINT privacy_request_answered_on_ck CHECK (answered_on >= received_on),
        CONSTRAINT privacy_request_answered_ck CHECK (CASE WHEN state IN ('done', 'refused') THEN answered_on IS NOT NULL
          WHEN state IN ('open', 'in_progress') THEN answered_on IS NULL ELSE true END)
      );
      CREATE INDEX privacy_request_kind_idx ON privacy_request (kind, id);
      CREATE INDEX privacy_request_state_idx ON privacy_request (state, id);
      CREATE INDEX privacy_request_contact_id_idx ON privacy_request (contact_id, id);
      CREATE INDEX privacy_request_subject_email_idx ON privacy_request (subject_email, id);
      CREATE INDEX privacy_request_handler_id_idx ON privacy_request (handler_id, id);
      CREATE INDEX privacy_request_received_on_idx ON privacy_request (received_on, id);
      CREATE INDEX privacy_request_due_on_idx ON privacy_request (due_on, id);
      CREATE INDEX privacy_request_answered_on_idx ON privacy_request (answered_on, id);
      CREATE INDEX privacy_request_created_at_idx ON privacy_request (created_at, id);
      CREATE INDEX privacy_request_updated_at_idx ON privacy_request (updated_at, id);
      CREATE INDEX privacy_request_reference_sort_idx ON privacy_request (reference COLLATE "C", id);
      CREATE INDEX privacy_request_answer_by_idx ON privacy_request ((coalesce(extended_to, due_on)), id);
      CREATE INDEX privacy_request_text_trgm_idx ON privacy_request USING gin (fold(reference || ' ' || subject_name) gin_trgm_ops);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

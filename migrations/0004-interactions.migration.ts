import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates interactions and tasks. */
export class Interactions1764000000004 implements MigrationInterface {
  name = 'Interactions1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interaction (
        id uuid NOT NULL CONSTRAINT interaction_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        kind text NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        subject text NOT NULL,
        summary text,
        direction text,
        company_id uuid CONSTRAINT interaction_company_id_fk REFERENCES company,
        lead_id uuid CONSTRAINT interaction_lead_id_fk REFERENCES lead,
        activity_id uuid CONSTRAINT interaction_activity_id_fk REFERENCES activity,
        agreement_id uuid CONSTRAINT interaction_agreement_id_fk REFERENCES agreement,
        outcome text,
        CONSTRAINT interaction_kind_ck CHECK (kind IN ('call', 'email', 'meeting', 'video_call', 'site_visit', 'message',
          'letter', 'event')),
        CONSTRAINT interaction_direction_ck CHECK (direction IN ('inbound', 'outbound')),
        CONSTRAINT interaction_subject_ck CHECK (subject ~ '\\S')
      );
      CREATE INDEX interaction_occurred_at_idx ON interaction (occurred_at, id);
      CREATE INDEX interaction_created_at_idx ON interaction (created_at, id);
      CREATE INDEX interaction_updated_at_idx ON interaction (updated_at, id);
      CREATE INDEX interaction_subject_sort_idx ON interaction ((fold(subject) COLLATE "C"), id);
      CREATE INDEX interaction_direction_idx ON interaction (direction, id);
      CREATE INDEX interaction_kind_idx ON interaction (kind, id);
      CREATE INDEX interaction_company_id_idx ON interaction (company_id, occurred_at, id);
      CREATE INDEX interaction_lead_id_idx ON interaction (lead_id, occurred_at, id);
      CREATE INDEX interaction_activity_id_idx ON interaction (activity_id);
      CREATE INDEX interaction_agreement_id_idx ON interaction (agreement_id);
      CREATE INDEX interaction_created_by_idx ON interaction (created_by, id);
      CREATE INDEX interaction_text_trgm_idx ON interaction USING gin (fold(subject) gin_trgm_ops);

      CREATE TABLE interaction_contact (
        interaction_id uuid NOT NULL CONSTRAINT interaction_contact_interaction_id_fk REFERENCES interaction,
        contact_id uuid NOT NULL CONSTRAINT interaction_contact_contact_id_fk REFERENCES contact,
        CONSTRAINT interaction_contact_pk PRIMARY KEY (interaction_id, contact_id)
      );
      CREATE INDEX interaction_contact_contact_id_idx ON interaction_contact (contact_id);

      CREATE TABLE task (
        id uuid NOT NULL CONSTRAINT task_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        title text NOT NULL,
        due_on date,
        assignee_id uuid CONSTRAINT task_assignee_id_fk REFERENCES app_user,
        status text NOT NULL DEFAULT 'open',
        closed_at timestamptz(3),
        company_id uuid CONSTRAINT task_company_id_fk REFERENCES company,
        contact_id uuid CONSTRAINT task_contact_id_fk REFERENCES contact,
        lead_id uuid CONSTRAINT task_lead_id_fk REFERENCES lead,
        activity_id uuid CONSTRAINT task_activity_id_fk REFERENCES activity,
        agreement_id uuid CONSTRAINT task_agreement_id_fk REFERENCES agreement,
        -- The interaction that asked for it as its follow-up.
        interaction_id uuid CONSTRAINT task_interaction_id_fk REFERENCES interaction,
        CONSTRAINT task_title_ck CHECK (title ~ '\\S'),
        CONSTRAINT task_status_ck CHECK (status IN ('open', 'done', 'dropped')),
        CONSTRAINT task_closed_ck CHECK ((status = 'open') = (closed_at IS NULL)),
        CONSTRAINT task_subject_ck CHECK (num_nonnulls(company_id, contact_id, lead_id, activity_id, agreement_id) <= 1)
      );
      CREATE INDEX task_due_on_idx ON task (due_on, id);
      CREATE INDEX task_title_sort_idx ON task ((fold(title) COLLATE "C"), id);
      CREATE INDEX task_created_by_idx ON task (created_by, id);
      CREATE INDEX task_closed_at_idx ON task (closed_at, id);
      CREATE INDEX task_open_due_on_idx ON task (due_on, id) WHERE status = 'open';
      CREATE INDEX task_created_at_idx ON task (created_at, id);
      CREATE INDEX task_updated_at_idx ON task (updated_at, id);
      CREATE INDEX task_status_idx ON task (status, id);
      CREATE INDEX task_assignee_id_idx ON task (assignee_id, due_on, id);
      CREATE INDEX task_company_id_idx ON task (company_id);
      CREATE INDEX task_contact_id_idx ON task (contact_id);
      CREATE INDEX task_lead_id_idx ON task (lead_id, due_on, id);
      CREATE INDEX task_activity_id_idx ON task (activity_id);
      CREATE INDEX task_agreement_id_idx ON task (agreement_id);
      CREATE INDEX task_interaction_id_idx ON task (interaction_id);
      CREATE INDEX task_text_trgm_idx ON task USING gin (fold(title) gin_trgm_ops);

      -- The address of a person's calendar; the token in it is kept as a hash.
      CREATE TABLE calendar_token (
        user_id uuid NOT NULL CONSTRAINT calendar_token_pk PRIMARY KEY CONSTRAINT calendar_token_user_id_fk REFERENCES app_user,
        hash text NOT NULL CONSTRAINT calendar_token_hash_uq UNIQUE,
        created_at timestamptz(3) NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Completes agreements: their parties, topics, terms and commitments. */
export class Agreements1764000000008 implements MigrationInterface {
  name = 'Agreements1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreement
        ADD COLUMN owner_id uuid CONSTRAINT agreement_owner_id_fk REFERENCES app_user,
        ADD COLUMN fields text[] NOT NULL DEFAULT '{}',
        ADD COLUMN effective_on date,
        ADD COLUMN expires_on date,
        ADD COLUMN terminated_on date,
        ADD COLUMN renewal_notice_days integer,
        -- The end for which a renewal notice has been made, so that none is made twice and a new end gets its own.
        ADD COLUMN renewal_noticed_for date,
        ADD COLUMN body text,
        ADD COLUMN url text,
        ADD COLUMN notes text,
        ADD CONSTRAINT agreement_title_ck CHECK (title ~ '\\S'),
        ADD CONSTRAINT agreement_term_ck CHECK (expires_on >= effective_on AND expires_on >= signed_on),
        -- Not of rows from before this, which nobody has looked at; what is written from now on obeys.
        ADD CONSTRAINT agreement_signed_ck CHECK (status NOT IN ('draft', 'negotiated') OR signed_on IS NULL) NOT VALID,
        -- Of one that was terminated long ago the day may be unknown.
        ADD CONSTRAINT agreement_terminated_ck CHECK (status = 'terminated' OR terminated_on IS NULL),
        ADD CONSTRAINT agreement_renewal_notice_ck CHECK (renewal_notice_days BETWEEN 0 AND 3650);
      CREATE INDEX agreement_owner_id_idx ON agreement (owner_id, id);
      CREATE INDEX agreement_effective_on_idx ON agreement (effective_on, id);
      CREATE INDEX agreement_expires_on_idx ON agreement (expires_on, id);
      CREATE INDEX agreement_terminated_on_idx ON agreement (terminated_on, id);
      -- What can expire, and what can need a renewal notice.
      CREATE INDEX agreement_running_expires_on_idx ON agreement (expires_on, id)
        WHERE status IN ('signed', 'in_force') AND archived_at IS NULL;
      CREATE INDEX agreement_unnoticed_expires_on_idx ON agreement (expires_on, id)
        WHERE renewal_notice_days IS NOT NULL AND renewal_noticed_for IS DISTINCT FROM expires_on AND archived_at IS NULL;
      CREATE INDEX agreement_created_at_idx ON agreement (created_at, id);
      CREATE INDEX agreement_updated_at_idx ON agreement (updated_at, id);
      CREATE INDEX agreement_reference_sort_idx ON agreement (reference COLLATE "C", id);
      CREATE INDEX agreement_fields_idx ON agreement USING gin (fields);

      -- Whose agreement it is: organisations, each in one role.
      CREATE TABLE agreement_party (
        agreement_id uuid NOT NULL CONSTRAINT agreement_party_agreement_id_fk REFERENCES agreement,
        company_id uuid NOT NULL CONSTRAINT agreement_party_company_id_fk REFERENCES company,
        role text NOT NULL,
        CONSTRAINT agreement_party_pk PRIMARY KEY (agreement_id, company_id),
        CONSTRAINT agreement_party_role_ck CHECK (role IN ('signatory', 'supporting', 'witness'))
      );
      CREATE INDEX agreement_party_company_id_idx ON agreement_party (company_id);

      -- Who put a name under it, in the order of the document.
      CREATE TABLE agreement_signatory (
        agreement_id uuid NOT NULL CONSTRAINT agreement_signatory_agreement_id_fk REFERENCES agreement,
        position integer NOT NULL,
        name text NOT NULL,
        capacity text,
        company_id uuid CONSTRAINT agreement_signatory_company_id_fk REFERENCES company,
        contact_id uuid CONSTRAINT agreement_signatory_contact_id_fk REFERENCES contact,
        CONSTRAINT agreement_signatory_pk PRIMARY KEY (agreement_id, position),
        CONSTRAINT agreement_signatory_name_ck CHECK (name ~ '\\S')
      );
      CREATE INDEX agreement_signatory_company_id_idx ON agreement_signatory (company_id);
      CREATE INDEX agreement_signatory_contact_id_idx ON agreement_signatory (contact_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates extensions, text functions, users, keys, the audit trail and idempotency keys. */
export class Foundation1764000000001 implements MigrationInterface {
  name = 'Foundation1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;

      -- Lower case without accents: what texts are compared, searched and sorted by. unaccent() is only STABLE, because
      -- its dictionary can be changed; ours never is, so indexes may be built on this. Names are qualified here and
      -- below because indexes are built, dumped and restored under an empty search path.
      CREATE FUNCTION fold(value text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

      -- A user's text as the inside of a LIKE pattern.
      CREATE FUNCTION like_text(value text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT regexp_replace(public.fold(value), '([\\\\%_])', '\\\\\\1', 'g') $$;

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on % is refused: it is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;

      -- LEAD-2026-0007 from a sequence per prefix and year, made at its first use. Sequences leave a gap when a
      -- transaction rolls back, and in exchange never make two writers wait for each other.
      CREATE FUNCTION next_reference(prefix text, year integer) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE
        sequence_name text := format('reference_%s_%s', lower(prefix), year);
        number bigint;
      BEGIN
        BEGIN
          number := nextval(sequence_name::regclass);
        EXCEPTION WHEN undefined_table THEN
          PERFORM pg_advisory_xact_lock(hashtextextended(sequence_name, 0));
          EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', sequence_name);
          number := nextval(sequence_name::regclass);
        END;
        RETURN format('%s-%s-%s', prefix, year, CASE WHEN number < 10000 THEN lpad(number::text, 4, '0') ELSE number::text END);
      END $$;

      CREATE TABLE app_user (
        id uuid NOT NULL CONSTRAINT app_user_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        email text NOT NULL,
        full_name text NOT NULL,
        role text NOT NULL,
        password_hash text,
        password_changed_at timestamptz(3) NOT NULL,
        CONSTRAINT app_user_role_ck CHECK (role IN ('admin', 'manager', 'bdm', 'viewer', 'reporting', 'integration')),
        CONSTRAINT app_user_email_ck CHECK (email = lower(email))
      );
      CREATE UNIQUE INDEX app_user_email_uq ON app_user (email) WHERE archived_at IS NULL;

      CREATE TABLE api_key (
        id uuid NOT NULL CONSTRAINT api_key_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        name text NOT NULL,
        role text NOT NULL,
        scopes text[],
        hash text NOT NULL,
        prefix text NOT NULL,
        expires_at timestamptz(3),
        CONSTRAINT api_key_role_ck CHECK (role IN ('admin', 'manager', 'bdm', 'viewer', 'reporting', 'integration'))
      );
      CREATE UNIQUE INDEX api_key_hash_uq ON api_key (hash);

      -- Secrets the application makes for itself, shared by its instances.
      CREATE TABLE app_secret (
        name text NOT NULL CONSTRAINT app_secret_pk PRIMARY KEY,
        value text NOT NULL
      );

      CREATE TABLE audit_entry (
        id uuid NOT NULL CONSTRAINT audit_entry_pk PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        action text NOT NULL,
        entity_type text NOT NULL,
        entity_id uuid NOT NULL,
        lead_id uuid,
        other_lead_id uuid,
        changes jsonb NOT NULL,
        request_id text
      );
      CREATE INDEX audit_entry_at_idx ON audit_entry (at, id);
      -- Each filter of the trail together with its order.
      CREATE INDEX audit_entry_entity_idx ON audit_entry (entity_id, at, id);
      CREATE INDEX audit_entry_entity_type_idx ON audit_entry (entity_type, at, id);
      CREATE INDEX audit_entry_actor_idx ON audit_entry (actor_id, at, id);
      CREATE INDEX audit_entry_action_idx ON audit_entry (action, at, id);
      CREATE INDEX audit_entry_request_id_idx ON audit_entry (request_id, at, id);
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TRIGGER audit_entry_not_truncated BEFORE TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE idempotency_key (
        scope text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        response jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT idempotency_key_pk PRIMARY KEY (scope, key)
      );
      CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at);

      -- What users were called, and when: a report of a past day shows the names of that day.
      CREATE TABLE label_version (
        entity_type text NOT NULL,
        entity_id uuid NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        label text NOT NULL,
        CONSTRAINT label_version_pk PRIMARY KEY (entity_type, entity_id, valid_from)
      );
      CREATE FUNCTION keep_user_label() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO label_version (entity_type, entity_id, valid_from, label)
          VALUES ('user', NEW.id, NEW.updated_at, NEW.full_name)
          ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
        RETURN NULL;
      END $$;
      CREATE TRIGGER app_user_label_on_insert AFTER INSERT ON app_user
        FOR EACH ROW EXECUTE FUNCTION keep_user_label();
      CREATE TRIGGER app_user_label_on_rename AFTER UPDATE OF full_name ON app_user
        FOR EACH ROW WHEN (OLD.full_name IS DISTINCT FROM NEW.full_name) EXECUTE FUNCTION keep_user_label();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

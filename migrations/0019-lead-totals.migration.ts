import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps running totals of leads as leads change, so that today's summary need not count them. */
export class LeadTotals1764000000019 implements MigrationInterface {
  name = 'LeadTotals1764000000019';

  async up(runner: QueryRunner): Promise<void> {
    // The changes to be counted: a changed lead subtracts its former state and adds its new one. Writers only append
    // here, so that none waits for another; a job adds the changes to the totals and deletes them.
    await runner.query(`
      CREATE TABLE lead_total_change (
        n smallint NOT NULL,
        -- When it became known; the totals tell nothing of the time before.
        at timestamptz(3) NOT NULL,
        -- A lead has a status and no advanced_on. A move to a later stage has the stage that was left, and no status.
        status text,
        stage text NOT NULL,
        stage_entered_on date,
        received_on date,
        closed_on date,
        advanced_on date,
        jobs_expected integer,
        capex_eur bigint,
        owner_id uuid NOT NULL,
        country text NOT NULL,
        sector text,
        channel text NOT NULL,
        activity_id uuid,
        agreement_id uuid,
        CONSTRAINT lead_total_change_ck CHECK (n IN (-1, 1) AND num_nonnulls(status, advanced_on) = 1)
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

      -- What leads are now, by each dimension of the summary; the dimension all has a single key, null.
      CREATE TABLE lead_total_state (
        dimension text NOT NULL,
        key text,
        stage text NOT NULL,
        status text NOT NULL,
        leads bigint NOT NULL,
        jobs bigint NOT NULL,
        capex_eur numeric NOT NULL,
        CONSTRAINT lead_total_state_uq UNIQUE NULLS NOT DISTINCT (dimension, key, stage, status)
      ) WITH (fillfactor = 50);

      -- On which day leads came, were closed and advanced, and since when the open ones are in their stage.
      CREATE TABLE lead_total_day (
        dimension text NOT NULL,
        figure text NOT NULL,
        day date NOT NULL,
        key text,
        leads bigint NOT NULL,
        CONSTRAINT lead_total_day_uq UNIQUE NULLS NOT DISTINCT (dimension, figure, day, key)
      ) WITH (fillfactor = 70);

      -- One row: what the totals cover, and how they compared with a recount.
      CREATE TABLE lead_total_check (
        single boolean NOT NULL DEFAULT true CONSTRAINT lead_total_check_pk PRIMARY KEY CONSTRAINT lead_total_check_single_ck CHECK (single),
        -- The last change that was added up.
        latest timestamptz(3) NOT NULL DEFAULT '-infinity',
        checked_at timestamptz(3),
        differences integer
      );
      INSERT INTO lead_total_check DEFAULT VALUES;
    `);
    await runner.query(`
      CREATE FUNCTION lead_total_keys(c lead_total_change, OUT dimension text, OUT key text) RETURNS SETOF record
        LANGUAGE sql IMMUTABLE AS $$
        VALUES ('all', NULL), ('stage', c.stage), ('owner', c.owner_id::text), ('country', c.country), ('sector', c.sector),
          ('channel', c.channel), ('activity', c.activity_id::text), ('agreement', c.agreement_id::text)
      $$;

      -- entered_month finds the month that a median lies in without a look at every day.
      CREATE FUNCTION lead_total_days(c lead_total_change, OUT figure text, OUT day date) RETURNS SETOF record
        LANGUAGE sql IMMUTABLE AS $$
        SELECT * FROM (VALUES ('advanced', c.advanced_on), ('received', c.received_on), (c.status, c.closed_on),
            ('entered', CASE c.status WHEN 'open' THEN c.stage_entered_on END),
            ('entered_month', CASE c.status WHEN 'open' THEN c.stage_entered_on - extract(day FROM c.stage_entered_on)::int + 1 END))
          AS counted (figure, day)
        WHERE day IS NOT NULL
      $$;

      -- What a version of a lead counts for, n times, known since at: itself, and its moves to later stages if asked.
      CREATE FUNCTION lead_total_changes(v lead_version, n smallint, at timestamptz, moves boolean)
        RETURNS SETOF lead_total_change LANGUAGE sql STABLE AS $$
        SELECT n, at, v.status, v.stage, v.stage_entered_on, v.received_on, v.closed_on, NULL::date, v.jobs_expected, v.capex_eur,
            v.owner_id, v.country, v.sector, v.channel, v.activity_id, v.agreement_id
          WHERE NOT v.archived
        UNION ALL
        SELECT n, greatest(at, t.recorded_at), NULL, t.from_stage, NULL, NULL, NULL, t.occurred_on, NULL, NULL,
            v.owner_id, v.country, v.sector, v.channel, v.activity_id, v.agreement_id
          FROM lead_transition t
          WHERE moves AND NOT v.archived AND t.lead_id = v.lead_id
            AND t.kind = 'stage' AND stage_rank(t.to_stage) > stage_rank(t.from_stage)
      $$;

      CREATE FUNCTION count_lead_version() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        before lead_version := OLD;
        moves boolean;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          SELECT * INTO before FROM lead_version WHERE lead_id = NEW.lead_id AND id <> NEW.id
            ORDER BY valid_from DESC, id DESC LIMIT 1;
        END IF;
        -- Moves are counted where their lead is.
        moves := (before.archived, before.owner_id, before.country, before.sector, before.channel, before.activity_id,
            before.agreement_id)
          IS DISTINCT FROM (NEW.archived, NEW.owner_id, NEW.country, NEW.sector, NEW.channel, NEW.activity_id, NEW.agreement_id);
        IF NOT moves AND (before.stage, before.status, before.stage_entered_on, before.received_on, before.closed_on,
            before.jobs_expected, before.capex_eur)
          IS NOT DISTINCT FROM (NEW.stage, NEW.status, NEW.stage_entered_on, NEW.received_on, NEW.closed_on, NEW.jobs_expected,
            NEW.capex_eur)
        THEN RETURN NULL; END IF;
        INSERT INTO lead_total_change
          SELECT * FROM lead_total_changes(before, -1::smallint, NEW.valid_from, moves)
          UNION ALL SELECT * FROM lead_total_changes(NEW, 1::smallint, NEW.valid_from, moves);
        RETURN NULL;
      END $$;

      CREATE FUNCTION count_lead_move() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- A lead that is just getting another owner or country takes its moves along: this one as well, or not yet.
        PERFORM FROM lead WHERE id = NEW.lead_id FOR NO KEY UPDATE;
        INSERT INTO lead_total_change (n, at, stage, advanced_on, owner_id, country, sector, channel, activity_id, agreement_id)
          SELECT 1, NEW.recorded_at, NEW.from_stage, NEW.occurred_on, v.owner_id, v.country, v.sector, v.channel, v.activity_id,
            v.agreement_id
          FROM lead_version v WHERE v.lead_id = NEW.lead_id AND v.valid_to = 'infinity' AND NOT v.archived;
        RETURN NULL;
      END $$;

      -- Adds the changes up, all that have been committed by now. @returns how many there were
      CREATE FUNCTION fold_lead_totals() RETURNS bigint LANGUAGE plpgsql AS $$
      DECLARE folded bigint;
      BEGIN
        -- One at a time: two that add to the same totals would wait for each other crosswise.
        PERFORM pg_advisory_xact_lock(1764000019);
        WITH taken AS MATERIALIZED (
          DELETE FROM lead_total_change c RETURNING c AS change
        ), states AS (
          INSERT INTO lead_total_state AS t (dimension, key, stage, status, leads, jobs, capex_eur)
            SELECT k.dimension, k.key, (change).stage, (change).status, sum((change).n),
              coalesce(sum((change).n * (change).jobs_expected::bigint), 0), coalesce(sum((change).n * (change).capex_eur), 0)
            FROM taken, lead_total_keys(change) k WHERE (change).status IS NOT NULL
            GROUP BY 1, 2, 3, 4
            ON CONFLICT (dimension, key, stage, status) DO UPDATE
              SET leads = t.leads + EXCLUDED.leads, jobs = t.jobs + EXCLUDED.jobs, capex_eur = t.capex_eur + EXCLUDED.capex_eur
        ), days AS (
          INSERT INTO lead_total_day AS t (dimension, figure, day, key, leads)
            SELECT k.dimension, d.figure, d.day, k.key, sum((change).n)
            FROM taken, lead_total_keys(change) k, lead_total_days(change) d
            GROUP BY 1, 2, 3, 4 HAVING sum((change).n) <> 0
            ON CONFLICT (dimension, figure, day, key) DO UPDATE SET leads = t.leads + EXCLUDED.leads
        ), known AS (
          UPDATE lead_total_check SET latest = greatest(latest, (SELECT max((change).at) FROM taken))
            WHERE EXISTS (SELECT FROM taken)
        )
        SELECT count(*) INTO folded FROM taken;
        RETURN folded;
      END $$;

      -- Totals that have come to nothing.
      CREATE FUNCTION forget_empty_lead_totals() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(1764000019);
        DELETE FROM lead_total_day WHERE leads = 0;
        DELETE FROM lead_total_state WHERE (leads, jobs, capex_eur) = (0, 0, 0);
      END $$;

      -- The totals as they are, folded or not: what readers add up.
      CREATE VIEW lead_total_states AS
        SELECT dimension, key, stage, status, leads, jobs, capex_eur FROM lead_total_state
        UNION ALL
        SELECT k.dimension, k.key, c.stage, c.status, c.n, c.n * coalesce(c.jobs_expected::bigint, 0), c.n * coalesce(c.capex_eur, 0)
        FROM lead_total_change c, lead_total_keys(c) k WHERE c.status IS NOT NULL;
      CREATE VIEW lead_total_days AS
        SELECT dimension, figure, day, key, leads FROM lead_total_day
        UNION ALL
        SELECT k.dimension, d.figure, d.day, k.key, c.n FROM lead_total_change c, lead_total_keys(c) k, lead_total_days(c) d;

      -- Where the totals differ from counting the leads and their moves: nowhere.
      CREATE FUNCTION lead_total_differences(OUT dimension text, OUT figure text, OUT key text, OUT day date, OUT excess numeric)
        RETURNS SETOF record LANGUAGE sql STABLE AS $$
        WITH counted AS MATERIALIZED (
          SELECT c AS change FROM lead_version v, lead_total_changes(v, 1::smallint, v.valid_from, true) c
          WHERE v.valid_to = 'infinity' AND NOT v.archived
        )
        SELECT dimension, figure, key, day, sum(leads) FROM (
            SELECT dimension, figure, key, day, leads FROM lead_total_days
            UNION ALL
            SELECT k.dimension, d.figure, k.key, d.day, -1 FROM counted, lead_total_keys(change) k, lead_total_days(change) d
          ) AS compared
          GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0
        UNION ALL
        SELECT dimension, stage || ' ' || status || ' ' || unit, key, NULL, sum(amount) FROM (
            SELECT dimension, key, stage, status, leads, jobs, capex_eur FROM lead_total_states
            UNION ALL
            SELECT k.dimension, k.key, (change).stage, (change).status, -1, -coalesce((change).jobs_expected, 0),
              -coalesce((change).capex_eur, 0)
            FROM counted, lead_total_keys(change) k WHERE (change).status IS NOT NULL
          ) AS compared, LATERAL (VALUES ('leads', leads), ('jobs', jobs), ('capexEur', capex_eur)) amounts (unit, amount)
          GROUP BY 1, 2, 3 HAVING sum(amount) <> 0
      $$;

      -- Counts anew. Changes of leads wait until it is done: a minute at most for two hundred thousand of them.
      CREATE FUNCTION rebuild_lead_totals() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        -- Whoever changes a lead, its people or its company's country holds the lead before its versions and moves.
        LOCK TABLE lead IN EXCLUSIVE MODE;
        LOCK TABLE lead_transition, lead_version IN SHARE ROW EXCLUSIVE MODE;
        PERFORM pg_advisory_xact_lock(1764000019);
        DELETE FROM lead_total_change;
        DELETE FROM lead_total_state;
        DELETE FROM lead_total_day;
        INSERT INTO lead_total_change
          SELECT c.* FROM lead_version v, lead_total_changes(v, 1::smallint, v.valid_from, true) c
          WHERE v.valid_to = 'infinity' AND NOT v.archived;
        PERFORM fold_lead_totals();
        UPDATE lead_total_check SET latest = greatest('-infinity', (SELECT max(valid_from) FROM lead_version),
          (SELECT max(recorded_at) FROM lead_transition));
      END $$;
    `);
    // Writers that wait for the lock find the triggers when they continue.
    await runner.query(`
      LOCK TABLE lead IN EXCLUSIVE MODE;
      CREATE TRIGGER lead_version_counted_on_insert AFTER INSERT ON lead_version FOR EACH ROW EXECUTE FUNCTION count_lead_version();
      CREATE TRIGGER lead_version_counted_on_update AFTER UPDATE ON lead_version FOR EACH ROW
        WHEN (OLD.valid_to = NEW.valid_to) EXECUTE FUNCTION count_lead_version();
      CREATE TRIGGER lead_transition_counted AFTER INSERT ON lead_transition FOR EACH ROW
        WHEN (NEW.kind = 'stage' AND stage_rank(NEW.to_stage) > stage_rank(NEW.from_stage)) EXECUTE FUNCTION count_lead_move();
      SELECT rebuild_lead_totals();
    `);
    // The plans of these functions are made once per session and kept. Plans made while a table was empty or newly
    // filled would scan the whole table for every later lead: an import of 200,000 leads in one statement never ended.
    await runner.query(`
      ALTER FUNCTION write_lead_version(uuid, timestamptz) SET enable_seqscan = off;
      ALTER FUNCTION write_record_version(text, uuid, timestamptz, jsonb) SET enable_seqscan = off;
      ALTER FUNCTION refresh_lead_touches(uuid, timestamptz) SET enable_seqscan = off;
      ALTER FUNCTION count_lead_version() SET enable_seqscan = off;
      ALTER FUNCTION count_lead_move() SET enable_seqscan = off;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = { lead_pulse: 'lead_interaction_stats', intake_refusal: 'intake_rejection' };

const COLUMNS = {
  intake_connection: {
    secret_sealed: 'secret_encrypted',
    former_secret_sealed: 'former_secret_encrypted',
    api_token_sealed: 'api_token_encrypted',
  },
  intake_registration: { sender_status: 'provider_status', said_orders: 'part_orders' },
  intake_registration_delivery: { sender_version: 'provider_version' },
};

const CONSTRAINTS = {
  lead_interaction_stats: {
    lead_pulse_pk: 'lead_interaction_stats_pk',
    lead_pulse_lead_id_fk: 'lead_interaction_stats_lead_id_fk',
  },
  intake_rejection: {
    intake_refusal_pk: 'intake_rejection_pk',
    intake_refusal_connection_id_fk: 'intake_rejection_connection_id_fk',
  },
  intake_registration: { intake_registration_sender_status_ck: 'intake_registration_provider_status_ck' },
  intake_consent: { intake_consent_said_uq: 'intake_consent_wording_uq' },
};

const INDEXES = {
  lead_pulse_last_interaction_on_idx: 'lead_interaction_stats_last_interaction_on_idx',
  lead_pulse_quiet_since_idx: 'lead_interaction_stats_quiet_since_idx',
  lead_touch_hand_uq: 'lead_touch_manual_uq',
};

const FUNCTIONS = {
  count_lead_move: 'count_lead_transition',
  date_of_json: 'parse_json_date',
  find_companies_alike: 'find_similar_companies',
  find_companies_sounding: 'find_companies_by_pinyin',
  hold_touches_of: 'lock_touches_of_contact',
  refuse_change: 'reject_change',
  refuse_consent_change: 'reject_consent_change',
  refuse_lock_change: 'reject_lock_change',
  refuse_past_change: 'reject_past_change',
  refuse_version_change: 'reject_version_change',
  search_forget: 'search_remove',
  search_forget_words: 'search_remove_words',
  search_put: 'search_upsert',
  secret_is_current: 'is_current_secret',
};

/** Gives established names to tables, columns and functions. It renames only, so it takes no longer on a large database. */
export class EstablishedNames1764000000064 implements MigrationInterface {
  name = 'EstablishedNames1764000000064';
  readonly needsStoppedInstances = true;

  async up(runner: QueryRunner): Promise<void> {
    for (const [from, to] of Object.entries(TABLES)) await runner.query(`ALTER TABLE ${from} RENAME TO ${to}`);
    for (const [table, columns] of Object.entries(COLUMNS)) {
      for (const [from, to] of Object.entries(columns)) {
        await runner.query(`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`);
      }
    }
    for (const [table, constraints] of Object.entries(CONSTRAINTS)) {
      for (const [from, to] of Object.entries(constraints)) {
        await runner.query(`ALTER TABLE ${table} RENAME CONSTRAINT ${from} TO ${to}`);
      }
    }
    for (const [from, to] of Object.entries(INDEXES)) await runner.query(`ALTER INDEX ${from} RENAME TO ${to}`);
    await runner.query(
      'ALTER TRIGGER lead_pulse_quiet_since ON lead_interaction_stats RENAME TO lead_interaction_stats_quiet_since',
    );
    for (const [from, to] of Object.entries(FUNCTIONS)) await runner.query(`ALTER FUNCTION ${from} RENAME TO ${to}`);
    await rewriteFunctionBodies(runner, Object.assign({}, TABLES, FUNCTIONS, ...Object.values(COLUMNS)));
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/** Replaces names in the bodies of functions. PostgreSQL keeps the bodies as text and does not rename in them. */
async function rewriteFunctionBodies(runner: QueryRunner, names: Record<string, string>): Promise<void> {
  const words = String.raw`\m(${Object.keys(names).join('|')})\M`;
  const functions: { definition: string }[] = await runner.query(
    `SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p
     WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f' AND p.prosrc ~ $1 ORDER BY p.proname`,
    [words],
  );
  for (const { definition } of functions) {
    await runner.query(definition.replaceAll(/\b[a-z_]+\b/g, (word) => names[word] ?? word));
  }
}

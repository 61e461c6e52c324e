import { buildStartOfDay } from '../../common/time/local-time.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** The columns of a version that do not depend on the history of the lead. */
const KEPT_COLUMNS = `version, received_on, company_id, country, owner_id, sector, channel, activity_id, agreement_id,
  jobs_expected, capex_eur, archived`;

/**
 * Makes a lead that this transaction has created known from the days of its history: one version for every day on which
 * its stage or status changed. The version of this transaction becomes the first of them, so that later versions have
 * larger ids.
 */
export async function writeLoadedVersions(sql: SqlClient, leadId: string): Promise<void> {
  await sql.execute(
    `WITH entry AS (
       SELECT 0 AS seq, l.received_on AS day, coalesce(t.from_stage, l.stage) AS stage, coalesce(t.from_status, l.status) AS status,
         l.received_on AS entered_on, NULL::date AS closed_on, NULL::text AS reason, NULL::text AS lost_to_country
       FROM lead l LEFT JOIN lead_transition t ON t.lead_id = l.id AND t.seq = 1 WHERE l.id = $1::uuid
       UNION ALL
       SELECT t.seq, greatest(t.occurred_on, l.received_on), t.to_stage, t.to_status,
         coalesce(max(t.occurred_on) FILTER (WHERE t.to_stage <> t.from_stage) OVER (ORDER BY t.seq), l.received_on),
         CASE WHEN t.to_status IN ('won', 'lost', 'abandoned') THEN t.occurred_on END, t.reason, t.lost_to_country
       FROM lead_transition t JOIN lead l ON l.id = t.lead_id WHERE t.lead_id = $1::uuid
     ), dated AS (
       SELECT *, lead(day) OVER (ORDER BY seq) AS until FROM entry
     ), state AS (
       SELECT *, ${buildStartOfDay('day')} AS valid_from, coalesce(${buildStartOfDay('until')}, 'infinity') AS valid_to,
         row_number() OVER (ORDER BY seq) AS place,
         jsonb_build_object('stage', stage, 'status', status, 'stage_entered_on', entered_on, 'closed_on', closed_on,
           'status_reason', reason, 'lost_to_country', lost_to_country,
           'verification', CASE WHEN status = 'won' THEN 'imported' END) AS changed
       FROM dated WHERE until IS NULL OR until > day
     ), own AS (
       SELECT * FROM lead_version WHERE lead_id = $1::uuid AND transaction_id = transaction_name()
     ), first AS (
       UPDATE lead_version v SET stage = s.stage, status = s.status, stage_entered_on = s.entered_on,
         closed_on = s.closed_on, valid_from = s.valid_from, valid_to = s.valid_to, data = v.data || s.changed
       FROM state s WHERE s.place = 1 AND v.lead_id = $1::uuid AND v.transaction_id = transaction_name()
     )
     INSERT INTO lead_version (lead_id, transaction_id, valid_from, valid_to, stage, status, stage_entered_on, closed_on,
         data, ${KEPT_COLUMNS})
       SELECT $1::uuid, gen_random_uuid(), s.valid_from, s.valid_to, s.stage, s.status, s.entered_on, s.closed_on,
         own.data || s.changed, ${KEPT_COLUMNS.replaceAll(/\w+/g, (column) => `own.${column}`)}
       FROM own CROSS JOIN state s WHERE s.place > 1 ORDER BY s.place`,
    [leadId],
  );
}

/**
 * Makes the touches of such a lead known from their days on, and the names of what the lead refers to from the first day
 * of the lead on. No earlier figure depends on a name that nothing had referred to.
 */
export async function writeReferenceDates(sql: SqlClient, leadId: string): Promise<void> {
  await sql.execute(
    `UPDATE record_version v SET valid_from = ${buildStartOfDay('t.occurred_on')} FROM lead_touch t
     WHERE t.lead_id = $1::uuid AND v.entity_type = 'lead_touch' AND v.entity_id = t.id
       AND v.transaction_id = transaction_name() AND v.valid_from > ${buildStartOfDay('t.occurred_on')}`,
    [leadId],
  );
  await sql.execute(
    `UPDATE label_version v SET valid_from = ${buildStartOfDay('l.received_on')}
     FROM lead l CROSS JOIN LATERAL (VALUES ('company', l.company_id), ('user', l.owner_id),
       ('activity', l.source_activity_id), ('agreement', l.source_agreement_id)) AS named(entity_type, entity_id)
     WHERE l.id = $1::uuid AND v.entity_type = named.entity_type AND v.entity_id = named.entity_id
       AND v.valid_from > ${buildStartOfDay('l.received_on')}
       AND NOT EXISTS (SELECT FROM label_version earlier WHERE earlier.entity_type = v.entity_type
         AND earlier.entity_id = v.entity_id AND earlier.valid_from < v.valid_from)`,
    [leadId],
  );
}

import { OPEN_REQUEST_STATES } from '../pipeline/lead.constants.js';

/** Builds the text of an instant inside JSON, in the form of the other instants of a response. */
export const buildJsonInstant = (instant: string) =>
  `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The view of a row `r` of `lead_verification_request`. */
const REQUEST_JSON = `json_build_object('id', r.id, 'leadId', r.lead_id, 'requestedAt', ${buildJsonInstant('r.requested_at')},
    'requestedBy', json_build_object('id', r.requested_by, 'name', r.requested_by_name), 'occurredOn', r.occurred_on,
    'note', r.note, 'state', r.state, 'decidedAt', ${buildJsonInstant('r.decided_at')},
    'decidedBy', CASE WHEN r.decided_at IS NOT NULL THEN json_build_object('id', r.decided_by, 'name', r.decided_by_name) END,
    'remark', r.remark)`;

/** The condition for a lead `l` whose win can be verified. The request of another lead needs nobody. */
const IS_VERIFIABLE = `l.stage = 'announced' AND l.status = 'open'`;

/** Selects the last request of a lead `l`. Served by lead_verification_request_lead_id_idx. */
const LAST_REQUEST = 'SELECT * FROM lead_verification_request WHERE lead_id = l.id ORDER BY id DESC LIMIT 1';

/** The view of the request of a lead `l` that still needs somebody; null if there is none. */
export const OPEN_REQUEST_JSON = `CASE WHEN ${IS_VERIFIABLE} THEN (SELECT ${REQUEST_JSON} FROM (${LAST_REQUEST}) r
    WHERE r.state IN (${OPEN_REQUEST_STATES.map((state) => `'${state}'`).join(', ')})) END`;

/**
 * Builds the condition for the leads `l` whose request is in one of the states. Served by
 * lead_verification_request_waiting_uq and lead_verification_request_sent_back_idx.
 */
export function buildRequestMatch(states: string): string {
  return `${IS_VERIFIABLE} AND l.id IN (SELECT r.lead_id FROM lead_verification_request r
    WHERE r.state IN ('waiting', 'sent_back') AND r.state = ANY (${states}) AND NOT EXISTS (
      SELECT FROM lead_verification_request later WHERE later.lead_id = r.lead_id AND later.id > r.id))`;
}

import { OPEN_REQUEST_STATES } from '../pipeline/lead.constants.js';

/** Builds the text of an instant inside JSON, in the form of the other instants of a response. */
export const buildJsonInstant = (instant: string) =>
  `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The view of a row `r` of `lead_verification_request`. */
export const REQUEST_JSON = `json_build_object('id', r.id, 'leadId', r.lead_id,
    'requestedAt', ${buildJsonInstant('r.requested_at')},
    'requestedBy', json_build_object('id', r.requested_by, 'name', r.requested_by_name), 'occurredOn', r.occurred_on,
    'note', r.note, 'state', r.state, 'decidedAt', ${buildJsonInstant('r.decided_at')},
    'decidedBy', CASE WHEN r.decided_at IS NOT NULL THEN json_build_object('id', r.decided_by, 'name', r.decided_by_name) END,
    'remark', r.remark)`;

/**
 * The condition for a request `r` that waits or was sent back and is the last one of its lead. Served by
 * lead_verification_request_open_idx and lead_verification_request_lead_id_idx.
 */
const IS_LAST = `r.state IN (${OPEN_REQUEST_STATES.map((state) => `'${state}'`).join(', ')})
  AND r.id = (SELECT id FROM lead_verification_request WHERE lead_id = r.lead_id ORDER BY id DESC LIMIT 1)`;

/** The condition for a lead `l` whose win can be verified. */
const IS_VERIFIABLE = `l.stage = 'announced' AND l.status = 'open'`;

/** The condition for a request `r` of a lead `l` that still needs somebody. */
export const IS_OPEN_REQUEST = `${IS_VERIFIABLE} AND ${IS_LAST}`;

/** The view of the request of a lead `l` that still needs somebody; null if there is none. */
export const OPEN_REQUEST_JSON = `(SELECT ${REQUEST_JSON} FROM lead_verification_request r
    WHERE r.lead_id = l.id AND ${IS_OPEN_REQUEST})`;

/** Builds the condition for the leads `l` whose request is in one of the states. */
export function buildRequestMatch(states: string): string {
  return `${IS_VERIFIABLE}
    AND l.id IN (SELECT r.lead_id FROM lead_verification_request r WHERE r.state = ANY (${states}) AND ${IS_LAST})`;
}

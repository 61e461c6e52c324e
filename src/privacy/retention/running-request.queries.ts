import { RUNNING_STATES } from '../requests/privacy-request.constants.js';

/** The condition that a row `t` of `privacy_request` is a request that waits for its answer. */
export const IS_RUNNING = `t.state IN (${RUNNING_STATES.map((state) => `'${state}'`).join(', ')}) AND t.archived_at IS NULL`;

/**
 * Returns the condition that somebody with an address, who is no contact, waits for the answer to a request. Served by
 * privacy_request_subject_email_idx.
 */
export function buildRunningRequest(email: string): string {
  return `EXISTS (SELECT FROM privacy_request t WHERE t.subject_email = ${email} AND t.contact_id IS NULL AND ${IS_RUNNING})`;
}

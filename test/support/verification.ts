import type { Answer, Caller, TestApi } from './api.js';
import type { Make, Made } from './make.js';
import { updateRows } from './rows.js';

/** A piece of evidence of an investment. */
export const EVIDENCE = { kind: 'company_registered', note: 'Extract of the register' };

/** Returns the status and the code of a refusal. */
export const readCode = ({ status, body }: Answer) => [status, body.code];

/** Returns the body of an answer. @throws an Error if it is a refusal */
export async function ok(answer: Promise<Answer>): Promise<Made> {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}

/** Creates an announced lead with everything that invested requires. */
export async function makeWinnableLead(make: Make, by: Caller, fields: object = {}): Promise<Made> {
  const { id } = await make.lead({ stage: 'announced', by, ...fields });
  await make.fillInFields(id, 'invested', by);
  return ok(by.get(`/leads/${id}`));
}

/** Creates the calls with which a business development manager asks for a verification, and a manager decides. */
export function createVerificationCalls(api: TestApi) {
  return {
    ask: ({ id }: Made, by: Caller = api.bdm, body: object = {}, headers = {}) =>
      by.post(`/leads/${id}/verification-requests`, body, headers),
    verify: ({ id }: Made, by: Caller = api.manager, body: object = {}) =>
      by.post(`/leads/${id}/transitions`, { to: 'invested', ...body }),
    sendBack: ({ leadId, id }: Made, by: Caller = api.manager, remark = 'Which press release?') =>
      by.post(`/leads/${leadId}/verification-requests/${id}/send-back`, { remark }),
    withdraw: ({ leadId, id }: Made, by: Caller = api.bdm) =>
      by.post(`/leads/${leadId}/verification-requests/${id}/withdraw`),
    readLead: ({ id }: Made, by: Caller = api.admin): Promise<Made> => ok(by.get(`/leads/${id}`)),
    readStored: async ({ id }: Made): Promise<Made> => {
      const { rows } = await api.db.query('SELECT * FROM lead_verification_request WHERE id = $1', [id]);
      return rows[0];
    },
  };
}

/** Withdraws the requests that still need somebody, so that a test begins without those of others. */
export async function withdrawAllRequests(api: TestApi): Promise<void> {
  const withdrawn = { state: 'withdrawn', decided_at: new Date(), decided_by_name: 'A test', remark: null };
  for (const state of ['waiting', 'sent_back'])
    await updateRows(api.db, 'lead_verification_request', { state }, withdrawn);
}

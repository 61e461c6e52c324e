import type { Answer, Caller, TestApi } from '../support/api.js';
import { Make, type Made, ok } from '../support/make.js';

/** A visit to Limburg in May 2026. */
export const VISIT = {
  title: 'Delegation from Guangdong',
  direction: 'inbound',
  startsOn: '2026-05-25',
  endsOn: '2026-05-29',
  timezone: 'Europe/Brussels',
};

/** Makes delegations and their participants over HTTP, as a client would. */
export function given(api: TestApi) {
  const make = new Make(api);
  const delegation = (change: object = {}, by: Caller = api.bdm): Promise<Made> =>
    ok(by.post('/delegations', { ...VISIT, ...change }));
  const join = (delegationId: string, body: object, by: Caller = api.bdm): Promise<Answer> =>
    by.post(`/delegations/${delegationId}/participants`, { role: 'member', ...body });
  /** Somebody on a delegation; `contact` is what the contact says. */
  const participant = async (delegationId: string, change: object = {}, contact: object = {}): Promise<Made> => {
    const { id } = await make.contact(contact);
    return ok(join(delegationId, { contactId: id, ...change }));
  };
  return { make, ok, delegation, join, participant };
}

import type { Answer, Caller, TestApi } from '../support/api.js';
import { Make, ok } from '../support/make.js';
import { VISIT } from './delegation.given.js';

/** What an item says unless a test says otherwise: the morning of the first day. */
const ITEM = { title: 'Tour', kind: 'tour', startsAt: '2026-05-25T09:00', endsAt: '2026-05-25T10:00' };

/** Makes delegations with people and programmes. */
export function given(api: TestApi) {
  const make = new Make(api);
  /** A delegation of the last week of May 2026; gives its id. */
  const delegation = async (change: object = {}): Promise<string> => {
    const { id } = await ok(api.bdm.post('/delegations', { ...VISIT, ...change }));
    return id;
  };
  /** Somebody on a delegation; gives the id of the participant. */
  const participant = async (
    delegationId: string,
    fullName = 'Chen Wei',
    { role = 'member', status = 'confirmed', title, ...contact }: Record<string, unknown> = {},
  ): Promise<string> => {
    const { id: contactId } = await make.contact({ fullName, ...contact });
    const { id } = await ok(
      api.bdm.post(`/delegations/${delegationId}/participants`, { contactId, role, status, title }),
    );
    return id;
  };
  const post = (delegationId: string, change: object = {}, by: Caller = api.bdm): Promise<Answer> =>
    by.post(`/delegations/${delegationId}/programme`, { ...ITEM, ...change });
  /** An item that is accepted. */
  const item = (delegationId: string, change: object = {}): Promise<Answer['body']> => ok(post(delegationId, change));
  const company = async (change: object = {}): Promise<string> => (await make.company(change)).id;
  return { make, delegation, participant, post, item, company };
}

/** Morning hours of a day of the delegation: `hours(9, 10, 30)` is from 9:00 to 10:30. */
export function hours(from: number, to: number, minutes = 0, day = '2026-05-25') {
  const two = (n: number) => String(n).padStart(2, '0');
  return { startsAt: `${day}T${two(from)}:00`, endsAt: `${day}T${two(to)}:${two(minutes)}` };
}

import { v7 as uuidv7 } from 'uuid';
import type { Answer, Caller, TestApi } from '../support/api.js';
import { Make } from '../support/make.js';

/** What an item says unless a test says otherwise: the morning of the first day. */
const ITEM = { title: 'Tour', kind: 'tour', startsAt: '2026-05-25T09:00', endsAt: '2026-05-25T10:00' };

/** Makes delegations with people and programmes. */
export function given(api: TestApi) {
  const make = new Make(api);
  let made = 0;
  const delegation = async (change: Record<string, unknown> = {}): Promise<string> => {
    const id = uuidv7();
    const fields = {
      reference: `DEL-2026-${String(++made).padStart(4, '0')}`,
      title: 'Delegation from Guangdong',
      starts_on: '2026-05-25',
      ends_on: '2026-05-29',
      timezone: 'Europe/Brussels',
      direction: 'inbound',
      ...change,
    };
    const names = Object.keys(fields);
    await api.db.query(
      `INSERT INTO activity (id, kind, created_at, updated_at, ${names.join(', ')})
       VALUES ($1, 'delegation', now(), now(), ${names.map((_, index) => `$${index + 2}`).join(', ')})`,
      [id, ...Object.values(fields)],
    );
    return id;
  };
  /** Somebody on a delegation; gives the id of the participant. */
  const participant = async (
    delegationId: string,
    fullName = 'Chen Wei',
    { role = 'member', status = 'confirmed', ...contact }: Record<string, unknown> = {},
  ): Promise<string> => {
    const { id: contactId } = await make.contact({ fullName, ...contact });
    const id = uuidv7();
    await api.db.query(
      `INSERT INTO delegation_participant (id, created_at, updated_at, activity_id, contact_id, role, status)
       VALUES ($1, now(), now(), $2, $3, $4, $5)`,
      [id, delegationId, contactId, role, status],
    );
    return id;
  };
  const post = (delegationId: string, change: object = {}, by: Caller = api.bdm): Promise<Answer> =>
    by.post(`/delegations/${delegationId}/programme`, { ...ITEM, ...change });
  /** An item that is accepted. */
  const item = async (delegationId: string, change: object = {}): Promise<Answer['body']> => {
    const { status, text, body } = await post(delegationId, change);
    if (status !== 201) throw new Error(`The item was refused: ${status} ${text}`);
    return body;
  };
  const company = async (change: object = {}): Promise<string> => (await make.company(change)).id;
  return { make, delegation, participant, post, item, company };
}

/** Morning hours of a day of the delegation: `hours(9, 10, 30)` is from 9:00 to 10:30. */
export function hours(from: number, to: number, minutes = 0, day = '2026-05-25') {
  const two = (n: number) => String(n).padStart(2, '0');
  return { startsAt: `${day}T${two(from)}:00`, endsAt: `${day}T${two(to)}:${two(minutes)}` };
}

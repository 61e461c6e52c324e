import { SqlClient } from '../../src/database/connections/sql.client.js';
import { useApi } from '../support/api.js';

const { api, make } = useApi();

/** Has something done as soon as the ids of a page of leads have been found, before its rows are read by them. */
function onceIdsAreFound(act: () => Promise<unknown>): Disposable {
  const { queryAll: rows } = SqlClient.prototype;
  let done = false;
  SqlClient.prototype.queryAll = async function <T extends object>(this: SqlClient, text: string, values?: unknown[]) {
    const found = await rows.call(this, text, values);
    if (!done && text.includes('FROM lead l') && text.includes('LIMIT')) {
      done = true;
      await act();
    }
    return found as T[];
  };
  return { [Symbol.dispose]: () => void (SqlClient.prototype.queryAll = rows) };
}

const LIST = '/leads?sort=-createdAt&limit=3';
const titles = (items: { title: string }[]) => items.map(({ title }) => title);

describe('A page of leads, of which the ids are found first', () => {
  it('is of one moment: what is hidden or archived before its rows are read is shown as it was', async () => {
    const stranger = await api.user('bdm');
    for (const title of ['first', 'second', 'third', 'fourth']) await make.lead({ title });
    const before = await stranger.get(LIST);
    expect(titles(before.body.items)).toEqual(['fourth', 'third', 'second']);
    const [fourth, third] = before.body.items;
    using _ = onceIdsAreFound(async () => {
      const hidden = { confidential: true, codename: 'Project Veil' };
      const answer = await api.bdm.with({ 'If-Match': `"${third.version}"` }).patch(`/leads/${third.id}`, hidden);
      expect(answer.status).toBe(200);
      expect((await api.bdm.delete(`/leads/${fourth.id}`)).status).toBe(200);
    });
    expect((await stranger.get(LIST)).body).toEqual(before.body);
    expect(titles((await stranger.get(LIST)).body.items)).toEqual(['second', 'first']);
  });

  it('is filled and counted at that moment too, with the filters it was asked for', async () => {
    const lead = await make.lead({ title: 'as it was', tags: ['between'] });
    using _ = onceIdsAreFound(() =>
      api.bdm.with({ 'If-Match': `"${lead.version}"` }).patch(`/leads/${lead.id}`, { title: 'as it is', tags: [] }),
    );
    const list = '/leads?tags=between&count=true';
    const { body } = await api.bdm.get(list);
    expect([titles(body.items), body.total]).toEqual([['as it was'], 1]);
    expect((await api.bdm.get(list)).body).toMatchObject({ items: [], total: 0 });
  });
});

import { Sql } from '../../src/database/sql.js';
import { startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';

let api: TestApi;
let make: Make;
beforeAll(async () => {
  api = await startApi();
  make = new Make(api);
});
afterAll(() => api.close());

/** Has something done as soon as the ids of a page of leads have been found, before its rows are read by them. */
function onceIdsAreFound(act: () => Promise<unknown>): Disposable {
  // oxlint-disable-next-line typescript/unbound-method -- it is put back as it was
  const { rows } = Sql.prototype;
  let done = false;
  Sql.prototype.rows = async function <T extends object>(this: Sql, text: string, values?: unknown[]) {
    const found = await rows.call(this, text, values);
    if (!done && text.includes('FROM lead l') && text.includes('LIMIT')) {
      done = true;
      await act();
    }
    return found as T[];
  };
  return { [Symbol.dispose]: () => void (Sql.prototype.rows = rows) };
}

const LIST = '/leads?sort=-createdAt&limit=3';
const titles = (items: { title: string }[]) => items.map(({ title }) => title);

describe('A page of leads, of which the ids are found first', () => {
  it('leaves out what was hidden from the caller before its rows were read, and keeps its order', async () => {
    const stranger = await api.user('bdm');
    for (const title of ['first', 'second', 'third', 'fourth']) await make.lead({ title });
    const { body } = await stranger.get(LIST);
    expect(titles(body.items)).toEqual(['fourth', 'third', 'second']);
    const third = body.items[1];
    using _ = onceIdsAreFound(async () => {
      const hidden = { confidential: true, codename: 'Project Veil' };
      const answer = await api.bdm.with({ 'If-Match': `"${third.version}"` }).patch(`/leads/${third.id}`, hidden);
      expect(answer.status).toBe(200);
    });
    const page = await stranger.get(LIST);
    expect(titles(page.body.items)).toEqual(['fourth', 'second']);
    const next = await stranger.get(`${LIST}&cursor=${encodeURIComponent(page.body.nextCursor)}`);
    expect(titles(next.body.items)).toEqual(['first']);
  });

  it('shows what was changed before its rows were read as it is now', async () => {
    const lead = await make.lead({ title: 'as it was' });
    using _ = onceIdsAreFound(() =>
      api.bdm.with({ 'If-Match': `"${lead.version}"` }).patch(`/leads/${lead.id}`, { title: 'as it is' }),
    );
    const { body } = await api.bdm.get(LIST);
    expect(titles(body.items)[0]).toBe('as it is');
  });
});

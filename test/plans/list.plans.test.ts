import type { Actor } from '../../src/common/actor/actor.constants.js';
import type { ListDefinition } from '../../src/common/lists/list-definition.rules.js';
import { companyList } from '../../src/companies/model/company.list.js';
import { contactList } from '../../src/companies/model/contact.list.js';

import { interactionList } from '../../src/interactions/interactions/interaction.list.js';
import { taskList } from '../../src/interactions/tasks/task.list.js';
import { leadList } from '../../src/leads/model/lead.list.js';
import { type FullSizeDatabase, fullSizeDatabase } from './full.size.js';
import { listFilters, findFlaws, planCollections, planPages, listSorts, type PlannedPage } from './list.plans.js';

let { db, drop } = {} as FullSizeDatabase;
beforeAll(async () => ({ db, drop } = await fullSizeDatabase()));
afterAll(() => drop());

const manager: Actor = {
  id: '01980000-0001-7000-8000-000000000000',
  kind: 'user',
  name: 'M',
  role: 'manager',
  scopes: null,
};
const bdm: Actor = { ...manager, id: '01980000-0001-7000-8000-000000000001', role: 'bdm' };

const LISTS: [string, ListDefinition][] = [
  ['leads', leadList],
  ['companies', companyList],
  ['contacts', contactList],
  ['interactions', interactionList],
  ['tasks', taskList],
];

const flawed = (pages: PlannedPage[]) =>
  pages.map(({ query, plan }) => [query, ...findFlaws(plan)]).filter(([, ...flaws]) => flaws.length > 0);

describe('At full size, a page of', () => {
  it.each(LISTS)(
    '%s is read by an index, whatever the filter and the order',
    async (_name, list) => {
      const pages = await planPages(db, list, manager, listFilters(list), listSorts(list));
      expect(flawed(pages)).toEqual([]);
    },
    300_000,
  );

  it.each(LISTS)('%s is read by an index when nothing matches', async (_name, list) => {
    expect(flawed(await planCollections(db, list, manager))).toEqual([]);
  });

  it.each(LISTS)(
    '%s is read by an index also downwards, and by somebody who does not see every lead',
    async (_name, list) => {
      const sorts = listSorts(list).flatMap((sort) => [sort, `-${sort}`]);
      const inEveryOrder = await planPages(db, list, bdm, [[]], sorts);
      const byEveryFilter = await planPages(db, list, bdm, listFilters(list), [list.defaultSort]);
      expect(flawed([...inEveryOrder, ...byEveryFilter])).toEqual([]);
    },
  );
});

import type { Caller } from '../support/api.js';
import { useApi } from '../support/api.js';
import { RandomRecordChanges } from './random.changes.js';

/** COPY_CHANGES=2000 makes as many changes as the acceptance of order 16 asks for. */
const STEPS = Number(process.env['COPY_CHANGES'] ?? 150);
const SEED = Number(process.env['COPY_SEED'] ?? 1);

const { api, make } = useApi();

/** Each list with the filter by which a program reads what changed. */
const FILTERS = {
  leads: 'changedAt.gte',
  companies: 'updatedAt.gte',
  contacts: 'changedAt.gte',
  tasks: 'changedAt.gte',
  interactions: 'changedAt.gte',
};
type ListName = keyof typeof FILTERS;
const LISTS = Object.keys(FILTERS) as ListName[];

type Rows = Map<string, Record<string, unknown>>;

/** Reads every row of a list, or those that changed since. Values that follow the calendar are left out. */
async function readRows(caller: Caller, list: ListName, since?: string): Promise<Rows> {
  const filter = since === undefined ? '' : `&${FILTERS[list]}=${since}`;
  const { status, text } = await caller.get(`/${list}/export?format=jsonl&archived=any&sort=createdAt${filter}`);
  if (status !== 200) throw new Error(`${list}: ${status} ${text}`);
  const rows = text.split('\n').filter(Boolean);
  return new Map(
    rows.map((row) => {
      const {
        staleSince: _,
        daysInStage: __,
        ...columns
      } = JSON.parse(row) as Record<string, unknown> & { id: string };
      return [columns.id, columns];
    }),
  );
}

/** A copy of the lists, kept as docs/programs.md says. */
class Copy {
  private readonly lists = new Map<ListName, Rows>();
  /** The number of rows that were read because they changed. */
  read = 0;
  /** The number of rows that reading everything each time would have read. */
  readInFull = 0;

  constructor(private readonly caller: Caller) {}

  async load(): Promise<void> {
    for (const list of LISTS) this.lists.set(list, await readRows(this.caller, list));
  }

  /** Brings the copy up to date and compares it with all rows. Rows that are hidden now are found by their ids. */
  async follow(since: string): Promise<void> {
    for (const list of LISTS) {
      const copy = this.lists.get(list)!;
      const changed = await readRows(this.caller, list, since);
      for (const [id, row] of changed) copy.set(id, row);
      this.read += changed.size;
      const all = await readRows(this.caller, list);
      this.readInFull += all.size;
      for (const id of copy.keys()) if (!all.has(id)) copy.delete(id);
      expect([list, Object.fromEntries(copy)]).toEqual([list, Object.fromEntries(all)]);
    }
  }
}

describe('A copy of leads, companies, contacts, tasks and interactions', () => {
  it(
    `that reads only what changed equals a full copy after each of ${STEPS} random changes`,
    async () => {
      const changes = new RandomRecordChanges(api, make, SEED);
      await changes.start();
      const copies = [new Copy(await api.key('manager')), new Copy(await api.key('viewer'))];
      for (const copy of copies) await copy.load();
      const made: string[] = [];
      for (let step = 0; step < STEPS; step++) {
        const since = new Date().toISOString();
        made.push(await changes.step());
        for (const copy of copies) {
          await copy.follow(since).catch((error: unknown) => {
            throw new Error(`After ${made.slice(-3).join(', ')} (change ${step}): ${String(error)}`, { cause: error });
          });
        }
      }
      // Every kind of change was made, and the copies read far less than everything.
      expect(changes.neverDone()).toEqual([]);
      expect(copies[0]!.read).toBeGreaterThan(STEPS / 2);
      expect(copies[0]!.read).toBeLessThan(copies[0]!.readInFull / 5);
    },
    60_000 + STEPS * 2_000,
  );
});

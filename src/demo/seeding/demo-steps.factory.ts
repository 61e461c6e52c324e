import type { DemoRequest } from './demo-requests.service.js';
import { getDemoActor, makeDemoPassword } from './demo-accounts.constants.js';
import type { DemoCalendar } from './demo-calendar.rules.js';
import { type DemoEntry, readHistories, runAtPlace } from './demo-data.reader.js';
import { getDemoId } from './demo-ids.constants.js';
import type { DemoPasswords } from '../../config/demo-plan.rules.js';

const MINUTE_MS = 60_000;

/** One use case of the replay: a request of the API, or of `DemoRecordsService` with the method `DEMO`. */
export interface DemoStep extends DemoRequest, Pick<DemoEntry, 'place'> {
  /** Unique key, in the sort order of the steps. */
  key: string;
  at: Date;
}

/**
 * Builds the steps of the demo from its data files, in the order of time. The result is the same for the same instant
 * of seeding, so that an interrupted replay can continue.
 * @throws an error that names the file and the entry that is wrong
 */
export function buildDemoSteps(calendar: DemoCalendar, passwords: DemoPasswords = 'default', folder?: URL): DemoStep[] {
  const histories = readHistories(folder);
  const ids = indexIds(histories.flatMap(({ entries }) => entries));
  const resolve = (text: string, at: Date): string => {
    if (text === '5 minutes earlier') return new Date(at.getTime() - 5 * MINUTE_MS).toISOString();
    if (text === 'password of the demo') return makeDemoPassword(passwords);
    if (!text.startsWith('@')) return calendar.replaceDay(text);
    const id = ids.get(text.slice(1));
    if (!id) throw new Error(`no entry creates a record with the name ${text.slice(1)}.`);
    return id;
  };
  const steps = histories.flatMap(({ minutesApart = 1, entries }) => {
    let last = -Infinity;
    const build = (entry: DemoEntry) => {
      // Several days of a weekend become one Friday. An entry is never earlier than the one before it, and never after
      // the instant of seeding.
      const due = calendar.toInstant(entry.daysAgo, entry.time).getTime();
      if (Number.isNaN(due)) throw new Error('time must be a time such as 09:30.');
      last = Math.min(Math.max(due, last + minutesApart * MINUTE_MS), calendar.now.getTime());
      return buildStep(entry, new Date(last), resolve);
    };
    return entries.map((entry) => runAtPlace(entry.place, () => build(entry)));
  });
  // The sort is stable, so steps at the same instant stay in the order in which they depend on each other.
  const sorted = steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return sorted.map((step, index) => ({ ...step, key: `${String(index).padStart(4, '0')} ${step.key}` }));
}

function buildStep(entry: DemoEntry, at: Date, resolve: (text: string, at: Date) => string): DemoStep {
  const { place, request, body, by, number, numbers, daysAgo: _, time: _time, record: _record, ...unknown } = entry;
  if (Object.keys(unknown).length > 0) throw new Error(`an entry has no field ${Object.keys(unknown).join(', ')}.`);
  const [method = '', path = ''] = request.split(' ');
  const segments = path.split('/').slice(1);
  const resolveValue = (_key: string, value: unknown) => (typeof value === 'string' ? resolve(value, at) : value);
  return {
    key: request,
    place,
    at,
    method,
    path: segments.map((segment) => (segment.startsWith('@') ? ':' : segment)).join('/'),
    ids: segments.filter((segment) => segment.startsWith('@')).map((name) => resolve(name, at)),
    body: JSON.parse(JSON.stringify(body), resolveValue) as object,
    actor: getDemoActor(by),
    newId: numbers?.map(getDemoId) ?? (number === undefined ? undefined : getDemoId(number)),
  };
}

/** Returns the ids of the records by the names that the entries give to them. */
function indexIds(entries: DemoEntry[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { place, record, number, numbers = [] } of entries) {
    if (record === undefined) continue;
    runAtPlace(place, () => {
      if (ids.has(record)) throw new Error(`another record has the name ${record}.`);
      ids.set(record, getDemoId(number ?? numbers[0]!));
    });
  }
  return ids;
}

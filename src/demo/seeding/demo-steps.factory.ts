import { SYSTEM, type Actor } from '../../common/actor/actor.constants.js';
import { DEMO_ACCOUNTS, makeDemoPassword } from './demo-accounts.constants.js';
import type { DemoCalendar } from './demo-calendar.rules.js';
import { createPlacedError, type DemoEntry, readHistories, runAtPlace } from './demo-data.reader.js';
import { DEMO_USERS, getDemoId } from './demo-ids.constants.js';
import type { DemoPasswords } from './demo-plan.rules.js';
import type { DemoRequest } from './demo-request.runner.js';

const MINUTE_MS = 60_000;

/** One use case of the replay: one request in one transaction. */
export interface DemoStep {
  /** Unique key, in the sort order of the steps. */
  key: string;
  place: string;
  at: Date;
  request: DemoRequest;
}

/**
 * Builds the steps of the demo from its data files, in the order of time. The result is the same for the same instant
 * of seeding, so that an interrupted replay can continue.
 * @throws an error that names the file and the entry that is wrong
 */
export function buildDemoSteps(calendar: DemoCalendar, passwords: DemoPasswords = 'default', folder?: URL): DemoStep[] {
  const histories = readHistories(undefined, folder);
  const ids = indexIds(histories.flatMap(({ entries }) => entries));
  const steps = histories.flatMap(({ minutesApart, entries }) => {
    let last = -Infinity;
    return entries.map((entry) => {
      // Several days of a weekend become one Friday. An entry is never earlier than the one before it, and never after
      // the instant of seeding.
      const due = calendar.toInstant(entry.daysAgo, entry.time).getTime();
      last = Math.min(Math.max(due, last + minutesApart * MINUTE_MS), calendar.now.getTime());
      const at = new Date(last);
      const resolve = (text: string) => {
        if (text === '5 minutes earlier') return new Date(at.getTime() - 5 * MINUTE_MS).toISOString();
        if (text === 'password of the demo') return makeDemoPassword(passwords);
        return text.startsWith('@') ? findId(ids, text) : calendar.replaceDay(text);
      };
      return runAtPlace(entry.place, () => ({
        ...entry,
        key: entry.request,
        at,
        request: buildRequest(entry, resolve),
      }));
    });
  });
  // The sort is stable, so steps at the same instant stay in the order in which they depend on each other.
  return steps
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ key, place, at, request }, index) => ({
      key: `${String(index).padStart(4, '0')} ${key}`,
      place,
      at,
      request,
    }));
}

function buildRequest(entry: DemoEntry, resolve: (text: string) => string): DemoRequest {
  const { request, body, by, number, numbers } = entry;
  const [method = '', path = ''] = request.split(' ');
  const segments = path.split('/').slice(1);
  return {
    route: `${method} ${segments.map((segment) => (segment.startsWith('@') ? ':' : segment)).join('/')}`,
    ids: segments.filter((segment) => segment.startsWith('@')).map(resolve),
    body: replaceTexts(body, resolve) as Record<string, unknown>,
    actor: findActor(by),
    newId: numbers ? numbers.map(getDemoId) : number === undefined ? undefined : getDemoId(number),
  };
}

/** Returns the ids of the records by the names that the data give to them. */
function indexIds(entries: DemoEntry[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { place, record, number, numbers } of entries) {
    if (record === undefined) continue;
    if (ids.has(`@${record}`)) throw createPlacedError(place, `another record has the name ${record}.`);
    const first = number ?? numbers?.[0];
    if (first === undefined) throw createPlacedError(place, `the record ${record} needs a number.`);
    ids.set(`@${record}`, getDemoId(first));
  }
  return ids;
}

function findId(ids: Map<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`no entry creates the record ${name}.`);
  return id;
}

function findActor(by: string): Actor {
  if (by === 'system') return SYSTEM;
  const found = DEMO_ACCOUNTS.find(({ user }) => user === by);
  if (!found) throw new Error(`accounts.json has no user ${by}.`);
  const { name, role } = found.account;
  return { id: DEMO_USERS[found.user], kind: 'user', name, role, scopes: null };
}

/** Replaces every text in a value, also within objects and lists. */
function replaceTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceTexts(item, replace)]));
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DemoCalendar } from './demo-calendar.rules.js';
import { buildDemoSteps } from './demo-steps.factory.js';

const WEDNESDAY = new DemoCalendar(new Date('2026-11-25T14:00:00Z'));
const DAYS: [day: string, now: string][] = [
  ['a Wednesday', '2026-11-25T14:00:00Z'],
  ['just after midnight on a Sunday', '2027-02-27T23:05:00Z'],
  ['a Monday morning before the offices open', '2026-11-30T05:00:00Z'],
  ['the first day of a year', '2028-01-01T12:00:00Z'],
  ['a leap day', '2028-02-29T12:00:00Z'],
  ['the night on which clocks change', '2027-03-28T01:30:00Z'],
];

describe('The calendar of the demo', () => {
  it.each([
    ['a Wednesday stays', 0, '2026-11-25'],
    ['a Saturday becomes the Friday before', 4, '2026-11-20'],
    ['a Sunday too', 3, '2026-11-20'],
    ['a Sunday ahead becomes the Monday after', -4, '2026-11-30'],
    ['two years back', 730, '2024-11-25'],
  ])('knows working days: %s', (_, daysAgo, date) => {
    expect(WEDNESDAY.toDate(daysAgo)).toBe(date);
  });

  it.each([
    ['today', '2026-11-25'],
    ['today-3', '2026-11-20'],
    ['today+4T09:00', '2026-11-30T09:00'],
    ['month before today-35', '2026-09'],
    ['todays news', 'todays news'],
  ])('replaces relative days: %s', (text, replaced) => {
    expect(WEDNESDAY.replaceDay(text)).toBe(replaced);
  });

  it.each(DAYS)('is in the order of time and never in the future when it is seeded on %s', (_, now) => {
    const steps = buildDemoSteps(new DemoCalendar(new Date(now)));
    const times = steps.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(Date.parse(now));
    const keys = steps.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(keys.toSorted());
  });

  it.each(DAYS)('is the same history again for the same instant, %s', (_, now) => {
    const keysOf = () =>
      buildDemoSteps(new DemoCalendar(new Date(now))).map(({ key, at }) => `${key} ${at.toISOString()}`);
    expect(keysOf()).toEqual(keysOf());
  });

  it('creates every lead before anything else happens to it', () => {
    const known = new Set<unknown>();
    for (const { method, path, ids, newId } of buildDemoSteps(WEDNESDAY)) {
      if (method === 'POST' && path === 'leads') known.add(newId);
      else if (path.startsWith('leads/')) expect(known).toContain(ids[0]);
    }
    expect(known.size).toBeGreaterThan(40);
  });
});

describe('The data of the demo', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'locate-demo-data-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const ENTRY = { daysAgo: 3, time: '09:00', by: 'an', request: 'POST /companies', body: {} };
  const build = (...entries: object[]) => {
    writeFileSync(join(folder, 'companies.json'), JSON.stringify([{ history: 'Lumenova', entries }]));
    return () => buildDemoSteps(WEDNESDAY, 'default', pathToFileURL(`${folder}/`));
  };

  it.each([
    ['an unknown field', { ...ENTRY, dayAgo: 3 }, 'an entry has no field dayAgo'],
    ['an unknown user', { ...ENTRY, by: 'nobody' }, 'accounts.json has no user with the name nobody'],
    ['a record that no entry creates', { ...ENTRY, body: { parentId: '@gsc' } }, 'creates a record with the name gsc'],
    ['no day', { ...ENTRY, daysAgo: undefined }, ''],
    ['a time that is none', { ...ENTRY, time: 'noon' }, 'time must be a time'],
  ])('are rejected with the file and the entry because of %s', (_, entry, message) => {
    expect(build(ENTRY, entry)).toThrow(
      new RegExp(`companies\\.json, "Lumenova", entry 2 \\(POST /companies\\): .*${message}`),
    );
  });

  it('are rejected because of a name that was given twice', () => {
    const named = { ...ENTRY, record: 'gsc', number: 1 };
    expect(build(named, { ...named, number: 2 })).toThrow(/entry 2 .*: another record has the name gsc/);
  });

  it('are rejected because of a file that is no JSON', () => {
    writeFileSync(join(folder, 'leads.json'), '[{]');
    expect(build(ENTRY)).toThrow(/Demo data, leads\.json: .*JSON/);
  });
});

import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import { readWorkbook } from '../reports/report.files.js';
import { type Caller, useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { ERASED, eraseWholly, preview, rewriteHistory } from './erasing.given.js';

/** The number of people who are erased, and of those whose names stand in titles. */
const [PEOPLE, TITLED] = [20, 8];

const { api } = useApi({ demo: true });
const today = getLocalDate(AGENCY_ZONE, new Date());
const DAYS = [10, 75, 400].map((days) => addDays(today, -days));
const MONTHS = [40, 130].map((days) => addDays(today, -days).slice(0, 7));

let reporter: Caller;
let people: Made[];
let locks: Made[];
const erasures: Made[] = [];
let before: Map<string, string>;
let lockedBefore: Map<string, string>;
let comparedBefore: Map<string, string>;

beforeAll(async () => {
  reporter = await api.key('reporting');
  people = await choosePeople();
  for (const [index, person] of people.slice(0, TITLED).entries()) await nameInTitles(person, index);
  locks = await lockMonths();
  before = await readFiles();
  lockedBefore = await readLocks();
  comparedBefore = await readComparisons();
  for (const person of people) erasures.push(await ok(eraseWholly(api.manager, person.id)));
}, 400_000);

/** Chooses contacts of the demo that can be erased, those on leads first. No lead loses all of its contacts. */
async function choosePeople(): Promise<Made[]> {
  const { rows } = await api.db.query(
    `SELECT c.id, c.full_name AS "fullName", ARRAY(SELECT lead_id FROM lead_contact l WHERE l.contact_id = c.id) AS leads FROM contact c
     WHERE c.archived_at IS NULL AND c.merged_into_id IS NULL
       AND (SELECT count(*) FROM contact other WHERE lower(other.full_name) = lower(c.full_name)) = 1
     ORDER BY (SELECT count(*) FROM lead_contact l WHERE l.contact_id = c.id) DESC, c.id`,
  );
  const chosen: Made[] = [];
  for (const person of rows) {
    if (chosen.length === PEOPLE || person.leads.some((id: string) => chosen.some(({ leads }) => leads.includes(id))))
      continue;
    if ((await preview(api.manager, person.id)).blockers.length === 0) chosen.push(person);
  }
  expect(chosen).toHaveLength(PEOPLE);
  return chosen;
}

/** Writes the name of a person into titles of today and of the past, as if they had always been so. */
async function nameInTitles({ id, fullName }: Made, index: number): Promise<void> {
  const [title, codename] = [`Plant that ${fullName} wants`, `Project ${fullName}`];
  const pick = (table: string, condition = 'true') =>
    `(SELECT id FROM ${table} WHERE ${condition} ORDER BY id OFFSET ${index} LIMIT 1)`;
  const ofTheirs = '(SELECT lead_id FROM lead_contact WHERE contact_id = $1 ORDER BY lead_id LIMIT 1)';
  await rewriteHistory(api, [
    [`UPDATE lead SET title = $2 WHERE id = ${ofTheirs}`, [id, title]],
    [
      `UPDATE lead_version SET data = data || jsonb_build_object('title', $2::text) WHERE lead_id = ${ofTheirs}`,
      [id, title],
    ],
    [`UPDATE lead SET codename = $1 WHERE id = ${pick('lead', 'confidential')}`, [codename]],
    [
      `UPDATE lead_version SET data = data || jsonb_build_object('codename', $1::text) WHERE lead_id = ${pick('lead', 'confidential')}`,
      [codename],
    ],
    [`UPDATE task SET title = $1 WHERE id = ${pick('task', 'lead_id IS NOT NULL')}`, [`Call ${fullName} back`]],
    [
      `UPDATE record_version SET data = data || jsonb_build_object('title', $1::text)
       WHERE entity_type = 'task' AND entity_id = ${pick('task', 'lead_id IS NOT NULL')}`,
      [`Call ${fullName} back`],
    ],
    ...(['activity', 'agreement'] as const).flatMap((table): [string, unknown[]][] => [
      [`UPDATE ${table} SET title = title || ' with ' || $1 WHERE id = ${pick(table)}`, [fullName]],
      [
        `UPDATE label_version v SET label = r.title FROM ${table} r WHERE r.id = ${pick(table)} AND v.entity_type = '${table}' AND v.entity_id = r.id`,
        [],
      ],
    ]),
  ]);
}

async function lockMonths(): Promise<Made[]> {
  const made: Made[] = [];
  for (const month of MONTHS) {
    for (const { name: report } of REPORTS) {
      const { body } = await api.manager.get(`/report-locks?report=${report}&month=${month}&locked=true`);
      made.push(body.items[0] ?? (await ok(api.manager.post('/report-locks', { report, month }))));
    }
  }
  return made;
}

/** Reads all reports of the days in both languages: json to the byte, csv, and the cells of the workbook of one day. */
async function readFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { name, sections } of REPORTS) {
    for (const day of DAYS) {
      for (const lang of ['en', 'nl']) {
        const query = `/reports/${name}?asOf=${day}&lang=${lang}${sections ? '&section=all' : ''}`;
        files.set(query, (await reporter.bytes(query)).toString());
        const csv = `/reports/${name}?asOf=${day}&lang=${lang}&format=csv`;
        files.set(csv, (await reporter.bytes(csv)).toString());
      }
    }
    const workbook = `/reports/${name}?asOf=${DAYS[0]}&format=xlsx`;
    files.set(workbook, await readCells(await reporter.bytes(workbook)));
  }
  return files;
}

async function readCells(bytes: Buffer): Promise<string> {
  const cells: unknown[] = [];
  for (const sheet of (await readWorkbook(bytes)).worksheets) {
    sheet.eachRow((row) => row.eachCell((cell) => cells.push([sheet.name, cell.address, cell.value])));
  }
  return JSON.stringify(cells);
}

async function readLocks(): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const { id, report, month } of locks) {
    const { rows } = await api.db.query('SELECT document, sha256 FROM report_lock WHERE id = $1', [id]);
    read.set(`${report} ${month}`, JSON.stringify(rows[0]));
  }
  return read;
}

/** Reads the comparisons. A month of the demo may differ from what is known now, because of late entries. */
async function readComparisons(): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const { id, report, month } of locks) {
    const comparison = await ok(reporter.get(`/report-locks/${id}/comparison`));
    read.set(`${report} ${month} ${comparison.differs}`, JSON.stringify(comparison));
  }
  return read;
}

/** Replaces the names of the erased people as the erasure has replaced them in titles. */
const replaceNames = (text: string) =>
  people.reduce((replaced, { fullName }) => replaced.replaceAll(fullName, ERASED), text);
const isNamed = (text: string) => people.some(({ fullName }) => text.includes(fullName));

describe('After the erasure of twenty people', () => {
  it('every report of a past day has the same bytes, except replaced titles', async () => {
    expect([...before.values()].filter(isNamed).length).toBeGreaterThan(10);
    const changed: string[] = [];
    for (const [query, text] of await readFiles()) {
      if (text !== replaceNames(before.get(query)!)) changed.push(query);
    }
    expect(changed).toEqual([]);
  });

  it('locked months keep their bytes, and compare as equal with their replaced titles on both sides', async () => {
    expect([...lockedBefore.values()].filter(isNamed).length).toBeGreaterThan(3);
    expect(await readLocks()).toEqual(lockedBefore);
    const keeping = erasures.filter(({ keeps }) => keeps.some(({ table }: Made) => table === 'report_lock'));
    expect(keeping.length).toBeGreaterThan(3);
    const equal = [...comparedBefore.keys()].filter((name) => name.endsWith(' false'));
    expect(equal.length).toBeGreaterThan(locks.length / 2);
    for (const [name, comparison] of await readComparisons()) {
      expect([name, comparison]).toEqual([name, replaceNames(comparedBefore.get(name) ?? 'another result')]);
    }
    for (const { id, report, month } of locks) {
      const shown = await ok(reporter.get(`/report-locks/${id}`));
      const { document } = JSON.parse(lockedBefore.get(`${report} ${month}`)!) as { document: string };
      expect([report, month, `${JSON.stringify(shown.document)}\n`]).toEqual([report, month, replaceNames(document)]);
    }
  });

  it('the lists of later changes of a locked month have nothing of the erasure', async () => {
    for (const { id, report, month } of locks) {
      const { changes, recordChanges } = await ok(api.manager.get(`/report-locks/${id}/comparison`));
      const ofToday = [...changes, ...recordChanges].filter(
        ({ at }: Made) => at.slice(0, 10) === new Date().toISOString().slice(0, 10),
      );
      expect([report, month, ofToday]).toEqual([report, month, []]);
    }
  });
});

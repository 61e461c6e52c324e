import { setTimeout as sleep } from 'node:timers/promises';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import { createUser, signIn } from '../api-caller.queries.js';
import { measureTimes } from '../load.js';
import { type Bench, buildMeasure, type Workload } from '../workload.js';

/** Readers who open screens and download files at the same time. */
const READERS = 4;
/** Seconds of the workload for each second of the others: two minutes in all, unless the option says otherwise. */
const LENGTH = 30;
const LEADS = 50;
const REST_MS = 5_000;

/** Every screen sends these requests when it is opened by its address. */
const SHELL = ['sessions/current', 'me/preferences', 'reference/labels?lang=en'];
/** The requests of the screens My day, pipeline, leads, tasks, companies and dashboard. */
const SCREENS: readonly string[][] = [
  ['my-day'],
  ['pipeline', 'views?entity=leads&limit=200', 'leads/board?status=open&status=on_hold&status=won&limit=20'],
  ['views?entity=leads&limit=200', 'leads?sort=-receivedOn&limit=100', 'leads?sum=jobsExpected%2CcapexEur&limit=1'],
  ['views?entity=tasks&limit=200', 'tasks?status=open&assigneeId=me&sort=dueOn&limit=100'],
  ['views?entity=companies&limit=200', 'companies?sort=name&limit=100'],
  [
    'reports/pipeline-summary?lang=en&groupBy=stage&section=main',
    'reports/pipeline-summary?lang=en&groupBy=country&section=main',
    'reports/annual?lang=en&section=main',
    'reports/realisation?lang=en&minMonths=0&counting=period&section=involvement',
  ],
];
/** Leads of the last days of the data set, some pages of the list. */
const LEAD_WORKBOOK = 'leads/export?format=xlsx&receivedOn.gte=2026-08-15';

/** The most memory while several people open screens and download workbooks and PDFs. */
export const day: Workload = {
  name: 'day',
  title: 'Screens, workbooks and PDFs',
  run: async (bench) => {
    const headers = await signIn(bench.app.url, await createUser(bench.db, 'manager'));
    const visits = await listVisits(bench);
    const end = performance.now() + LENGTH * bench.seconds * 1_000;
    let [next, requests] = [0, 0];
    const read = async () => {
      while (performance.now() < end) {
        const paths = visits[next++ % visits.length]!;
        await measureTimes(
          bench.app.url,
          paths.map((path) => ({ path: `/api/v1/${path}`, headers })),
        );
        requests += paths.length;
      }
    };
    await Promise.all(Array.from({ length: READERS }, read));
    const most = bench.app.memory().peak;
    await sleep(REST_MS);
    return [
      { ...buildMeasure('most memory', most, ' MB', { atMost: 350 }), note: `${requests} requests` },
      buildMeasure('memory afterwards', bench.app.memory().now, ' MB'),
    ];
  },
};

/** Lists the requests of one visit each: the screens, a lead, and the screen and the files of a report in turn. */
async function listVisits({ db }: Bench): Promise<string[][]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM lead WHERE archived_at IS NULL ORDER BY received_on DESC, id LIMIT $1`,
    [LEADS],
  );
  return rows.flatMap(({ id }, place) => {
    const { name } = REPORTS[place % REPORTS.length]!;
    const lead = [`leads/${id}`, `leads/${id}/gates`, 'pipeline', `leads/${id}/timeline?limit=50`];
    const report = [
      'reports?lang=en',
      `reports/${name}?section=main&lang=en`,
      `reports/${name}?section=main&format=svg`,
    ];
    const screens = [...SCREENS, lead, report].map((paths) => [...SHELL, ...paths]);
    return [...screens, [`reports/${name}?format=xlsx`], [`reports/${name}?format=pdf`], [LEAD_WORKBOOK]];
  });
}

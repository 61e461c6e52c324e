import { queryOptions } from '@tanstack/react-query';
import { readReport } from '../reports.api';
import type { ReportHeadline } from './report-headlines.constants';

/** The requests for headlines that run at the same time. */
const MAX_REQUESTS = 2;
/** Milliseconds for which a headline is shown again without being read again. */
const HEADLINE_STALE_MS = 300_000;

const waiting: (() => void)[] = [];
let running = 0;

/** Runs a task when fewer than {@link MAX_REQUESTS} others run. */
async function runLimited<T>(task: () => Promise<T>): Promise<T> {
  if (running >= MAX_REQUESTS) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await task();
  } finally {
    // The next task takes over the place of this one.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The main figure of a report. Only the table that has it is read. */
export const headlineQuery = ({ report, section }: ReportHeadline, lang: string) =>
  queryOptions({
    queryKey: ['reports', 'headline', report, lang],
    queryFn: ({ signal }) => runLimited(() => readReport(report, { section, lang }, signal)),
    staleTime: HEADLINE_STALE_MS,
  });

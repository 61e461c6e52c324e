import { backlog } from './workloads/backlog.js';
import { create } from './workloads/create.js';
import { day } from './workloads/day.js';
import { docs } from './workloads/docs.js';
import { erasure } from './workloads/erasure.js';
import { exports } from './workloads/export.js';
import { get } from './workloads/get.js';
import { growth } from './workloads/growth.js';
import { imports } from './workloads/imports.js';
import { instances } from './workloads/instances.js';
import { intake } from './workloads/intake.js';
import { list } from './workloads/list.js';
import { pages } from './workloads/pages.js';
import { reports } from './workloads/reports.js';
import { search } from './workloads/search.js';
import { start } from './workloads/start.js';
import { summary } from './workloads/summary.js';
import { web } from './workloads/web.js';
import type { Workload } from './workload.js';

/** All workloads in their order: those that write come last. */
export const WORKLOADS: readonly Workload[] = [
  get,
  list,
  summary,
  reports,
  search,
  pages,
  exports,
  start,
  docs,
  web,
  day,
  growth,
  create,
  intake,
  backlog,
  instances,
  imports,
  erasure,
];

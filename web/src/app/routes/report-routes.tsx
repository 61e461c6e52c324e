import { createRoute } from '@tanstack/react-router';
import { readDashboardSearch } from '../../features/dashboard/dashboard-search.rules';
import { readSchedulesSearch } from '../../features/report-schedules/schedules-search.rules';
import { keepListSearch, loadScreen, userRoute } from './user-route';

const dashboardRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/dashboard',
  validateSearch: readDashboardSearch,
  component: loadScreen(() => import('../../features/dashboard/dashboard.page'), 'DashboardPage'),
});

const reportsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports',
  component: loadScreen(() => import('../../features/reports/reports.page'), 'ReportsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/$report',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/reports/report.page'), 'ReportPage'),
});

const reportLocksRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/locks',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/reports/locks/locks.page'), 'LocksPage'),
});

const reportLockRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/locks/$lockId',
  component: loadScreen(() => import('../../features/reports/locks/lock.page'), 'LockPage'),
});

const outcomesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/outcomes/$kind/$id',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/reports/outcomes/outcomes.page'), 'OutcomesPage'),
});

const schedulesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/schedules',
  validateSearch: readSchedulesSearch,
  component: loadScreen(() => import('../../features/report-schedules/schedules.page'), 'SchedulesPage'),
});

const scheduleRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/schedules/$scheduleId',
  component: loadScreen(() => import('../../features/report-schedules/schedule.page'), 'SchedulePage'),
});

/** The dashboard, the reports, their schedules and their locked months. */
export const reportRoutes = [
  dashboardRoute,
  reportsRoute,
  reportRoute,
  reportLocksRoute,
  reportLockRoute,
  outcomesRoute,
  schedulesRoute,
  scheduleRoute,
] as const;

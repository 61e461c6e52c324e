import { Suspense } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { loadPart } from '../shared/api/connection.store';
import { LoadingState } from '../shared/layout/loading-state';
import { ProblemState } from '../shared/layout/problem-state';
import type { ListSearch } from '../shared/tables/list-search.rules';
import { sessionQuery } from '../shared/session/session.api';
import { readAgreementSearch } from '../features/agreement/agreement-search.rules';
import { readContactSearch } from '../features/contact/contact-search.rules';
import { readDelegationSearch } from '../features/delegation/delegation-search.rules';
import { readDuplicatesSearch, readMergeSearch } from '../features/merge/merge-search.rules';
import { readMeetingsSearch } from '../features/meetings/meetings-search.rules';
import { readDashboardSearch } from '../features/dashboard/dashboard-search.rules';
import { readSchedulesSearch } from '../features/report-schedules/report-schedules-search.rules';
import { readLeadSearch } from '../features/lead/lead-search.rules';
import { readCompanyPageSearch } from '../features/company/company-search.rules';
import { readRoadshowSearch } from '../features/roadshow/roadshow-search.rules';
import { readSeminarSearch } from '../features/seminar/seminar-search.rules';
import { readBoardFilters } from '../features/pipeline/board-filters.rules';
import { NotFoundPage } from './shell/not-found.page';

interface RouterContext {
  client: QueryClient;
}

const NotificationList = loadScreen(() => import('./shell/notification-list'), 'NotificationList');

/** Every page, with the messages about what has been done, which stay when the user goes to another page. */
function Root() {
  return (
    <>
      <Outlet />
      <Suspense>
        <NotificationList />
      </Suspense>
    </>
  );
}

/** Loads a screen when it is first opened. */
function loadScreen<T extends Record<string, unknown>, K extends keyof T>(load: () => Promise<T>, name: K) {
  return lazyRouteComponent(() => loadPart(load), name);
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Root });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ redirect: target, problem }): { redirect?: string; problem?: string } => ({
    // Only a path of this application is a target, so that a link cannot lead to another site after sign-in.
    ...(typeof target === 'string' && /^\/(?![/\\])/.test(target) && { redirect: target }),
    ...(typeof problem === 'string' && { problem }),
  }),
  component: loadScreen(() => import('../features/sign-in/sign-in.page'), 'SignInPage'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: loadScreen(() => import('../features/sign-in/reset-password.page'), 'ResetPasswordPage'),
});

/** The page of a list reads its address itself, so that the definitions of lists are no part of the first load. */
const keepListSearch = (search: Record<string, unknown>) => search as ListSearch;

/** All screens of a signed-in user. */
const userRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'user',
  beforeLoad: async ({ context, location }) => {
    const { user } = await context.client.ensureQueryData(sessionQuery);
    if (!user) throw redirect({ to: '/sign-in', search: { redirect: location.href } });
  },
  component: loadScreen(() => import('./shell/app-shell'), 'ApplicationShell'),
});

const homeRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/my-day' });
  },
});

const myDayRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/my-day',
  component: loadScreen(() => import('../features/my-day/my-day.page'), 'MyDayPage'),
});

const dashboardRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/dashboard',
  validateSearch: readDashboardSearch,
  component: loadScreen(() => import('../features/dashboard/dashboard.page'), 'DashboardPage'),
});

const pipelineRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/pipeline',
  validateSearch: readBoardFilters,
  component: loadScreen(() => import('../features/pipeline/pipeline.page'), 'PipelinePage'),
});

const leadsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/leads',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/leads/leads.page'), 'LeadsPage'),
});

const leadRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/leads/$leadId',
  validateSearch: readLeadSearch,
  component: loadScreen(() => import('../features/lead/lead.page'), 'LeadPage'),
});

const contactsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/contacts',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/contacts/contacts.page'), 'ContactsPage'),
});

const contactRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/contacts/$contactId',
  validateSearch: readContactSearch,
  component: loadScreen(() => import('../features/contact/contact.page'), 'ContactPage'),
});

const loadMerge = () => import('../features/merge/merge.page');

const mergeContactsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/contacts/$contactId/merge',
  validateSearch: readMergeSearch,
  component: loadScreen(loadMerge, 'ContactMergePage'),
});

const mergeCompaniesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies/$companyId/merge',
  validateSearch: readMergeSearch,
  component: loadScreen(loadMerge, 'CompanyMergePage'),
});

const duplicatesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies/duplicates',
  validateSearch: readDuplicatesSearch,
  component: loadScreen(() => import('../features/merge/duplicates.page'), 'DuplicatesPage'),
});

const companiesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/companies/companies.page'), 'CompaniesPage'),
});

const companyRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies/$companyId',
  validateSearch: readCompanyPageSearch,
  component: loadScreen(() => import('../features/company/company.page'), 'CompanyPage'),
});

const agreementsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/agreements',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/agreements/agreements.page'), 'AgreementsPage'),
});

const commitmentsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/agreements/commitments',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/agreements/commitments.page'), 'CommitmentsPage'),
});

const agreementRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/agreements/$agreementId',
  validateSearch: readAgreementSearch,
  component: loadScreen(() => import('../features/agreement/agreement.page'), 'AgreementPage'),
});

const meetingsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/activities/$activityId/meetings',
  validateSearch: readMeetingsSearch,
  component: loadScreen(() => import('../features/meetings/meetings.page'), 'MeetingsPage'),
});

const activitiesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/activities',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/activities/activities.page'), 'ActivitiesPage'),
});

const activityRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/activities/$activityId',
  component: loadScreen(() => import('../features/activities/activity.page'), 'ActivityPage'),
});

const delegationRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/delegations/$delegationId',
  validateSearch: readDelegationSearch,
  component: loadScreen(() => import('../features/delegation/delegation.page'), 'DelegationPage'),
});

const roadshowRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/roadshows/$roadshowId',
  validateSearch: readRoadshowSearch,
  component: loadScreen(() => import('../features/roadshow/roadshow.page'), 'RoadshowPage'),
});

const seminarRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/seminars/$seminarId',
  validateSearch: readSeminarSearch,
  component: loadScreen(() => import('../features/seminar/seminar.page'), 'SeminarPage'),
});

const reportsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports',
  component: loadScreen(() => import('../features/reports/reports.page'), 'ReportsPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/$report',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/reports/report.page'), 'ReportPage'),
});

const reportLocksRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/locks',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/reports/locks/locks.page'), 'LocksPage'),
});

const reportLockRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/locks/$lockId',
  component: loadScreen(() => import('../features/reports/locks/lock.page'), 'LockPage'),
});

const schedulesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/schedules',
  validateSearch: readSchedulesSearch,
  component: loadScreen(() => import('../features/report-schedules/schedules.page'), 'SchedulesPage'),
});

const scheduleRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/reports/schedules/$scheduleId',
  component: loadScreen(() => import('../features/report-schedules/schedule.page'), 'SchedulePage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/review',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/review/review.page'), 'ReviewPage'),
});

const connectionsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/connections/connections.page'), 'ConnectionsPage'),
});

const newConnectionRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections/new',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/connections/new/new-connection.page'), 'NewConnectionPage'),
});

const connectionRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections/$connectionId',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/connections/connection.page'), 'ConnectionPage'),
});

const setUpConnectionRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections/$connectionId/set-up',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/connections/set-up/set-up.page'), 'SetUpPage'),
});

const administrationRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/administration',
  component: loadScreen(() => import('../features/administration/administration.page'), 'AdministrationPage'),
});

const administrationHomeRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/administration/users' });
  },
});

const usersRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/users',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/administration/users/users.page'), 'UsersPage'),
});

const administeredUserRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/users/$userId',
  component: loadScreen(() => import('../features/administration/users/user.page'), 'UserPage'),
});

const rolesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/roles',
  component: loadScreen(() => import('../features/administration/roles/roles.page'), 'RolesPage'),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/api-keys',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/administration/api-keys/api-keys.page'), 'ApiKeysPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/audit',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/administration/audit/audit.page'), 'AuditPage'),
});

const jobsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/jobs',
  component: loadScreen(() => import('../features/administration/operations/jobs.page'), 'JobsPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/settings',
  component: loadScreen(() => import('../features/administration/operations/settings.page'), 'SettingsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/account',
  component: loadScreen(() => import('../features/account/account.page'), 'AccountPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  resetPasswordRoute,
  userRoute.addChildren([
    homeRoute,
    myDayRoute,
    dashboardRoute,
    pipelineRoute,
    leadsRoute,
    leadRoute,
    companiesRoute,
    companyRoute,
    contactsRoute,
    contactRoute,
    mergeContactsRoute,
    mergeCompaniesRoute,
    duplicatesRoute,
    agreementsRoute,
    commitmentsRoute,
    agreementRoute,
    meetingsRoute,
    activitiesRoute,
    activityRoute,
    delegationRoute,
    roadshowRoute,
    seminarRoute,
    reportsRoute,
    reportRoute,
    reportLocksRoute,
    reportLockRoute,
    schedulesRoute,
    scheduleRoute,
    reviewRoute,
    connectionsRoute,
    newConnectionRoute,
    connectionRoute,
    setUpConnectionRoute,
    accountRoute,
    administrationRoute.addChildren([
      administrationHomeRoute,
      usersRoute,
      administeredUserRoute,
      rolesRoute,
      apiKeysRoute,
      auditRoute,
      jobsRoute,
      settingsRoute,
    ]),
  ]),
]);

/** Creates the router. Every screen is loaded when it is first opened. */
export function createAppRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingState,
    defaultErrorComponent: ({ error, reset }) => <ProblemState isPage error={toError(error)} onRetry={reset} />,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

/** Returns what a screen has thrown as an error. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

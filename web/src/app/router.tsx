import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { LoadingState } from '../shared/layout/loading-state';
import { createSearchReader } from '../shared/record-editor/record-search.rules';
import { ProblemState } from '../shared/layout/problem-state';
import { readDuplicatesSearch, readMergeSearch } from '../features/merge/merge-search.rules';
import { renameBoardFilters } from '../records/leads/lead-list/pipeline-address.rules';
import { activityRoutes } from './routes/activity-routes';
import { administrationRoutes } from './routes/administration-routes';
import { importRoutes, intakeRoutes } from './routes/intake-routes';
import { reportRoutes } from './routes/report-routes';
import { keepListSearch, loadScreen, rootRoute, userRoute } from './routes/user-route';
import { NotFoundPage } from './shell/not-found.page';

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

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: loadScreen(() => import('../features/sign-in/forgot-password.page'), 'ForgotPasswordPage'),
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

const tasksRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/tasks',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../features/tasks/tasks.page'), 'TasksPage'),
});

const pipelineRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/pipeline',
  validateSearch: keepListSearch,
  beforeLoad: ({ search }) => {
    const renamed = renameBoardFilters(search);
    if (renamed) throw redirect({ to: '/pipeline', search: renamed, replace: true });
  },
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
  validateSearch: createSearchReader('leads'),
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
  validateSearch: createSearchReader('contacts'),
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
  validateSearch: createSearchReader('companies'),
  component: loadScreen(() => import('../features/company/company.page'), 'CompanyPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/account',
  component: loadScreen(() => import('../features/account/account.page'), 'AccountPage'),
});

const taskRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/tasks/$taskId',
  component: loadScreen(() => import('../features/tasks/task.page'), 'TaskPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  resetPasswordRoute,
  forgotPasswordRoute,
  userRoute.addChildren([
    homeRoute,
    myDayRoute,
    tasksRoute,
    ...reportRoutes,
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
    ...activityRoutes,
    ...intakeRoutes,
    ...importRoutes,
    accountRoute,
    taskRoute,
    administrationRoutes,
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
  interface HistoryState {
    /** Whether a link brings the filters of another screen, which no default view may replace. */
    keepsFilters?: boolean;
  }
}

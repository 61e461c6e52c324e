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
import { readContactSearch } from '../features/contact/contact-search.rules';
import { readDuplicatesSearch, readMergeSearch } from '../features/merge/merge-search.rules';
import { readLeadSearch } from '../features/lead/lead-search.rules';
import { readCompanyPageSearch } from '../features/company/company-search.rules';
import { readBoardFilters } from '../features/pipeline/board-filters.rules';
import { NotFoundPage } from './shell/not-found.page';

interface RouterContext {
  client: QueryClient;
}

const NotificationList = lazyRouteComponent(
  () => loadPart(() => import('./shell/notification-list')),
  'NotificationList',
);

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

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Root });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ redirect: target, problem }): { redirect?: string; problem?: string } => ({
    // Only a path of this application is a target, so that a link cannot lead to another site after sign-in.
    ...(typeof target === 'string' && /^\/(?![/\\])/.test(target) && { redirect: target }),
    ...(typeof problem === 'string' && { problem }),
  }),
  component: lazyRouteComponent(() => loadPart(() => import('../features/sign-in/sign-in.page')), 'SignInPage'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/sign-in/reset-password.page')),
    'ResetPasswordPage',
  ),
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
  component: lazyRouteComponent(() => loadPart(() => import('./shell/app-shell')), 'ApplicationShell'),
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
  component: lazyRouteComponent(() => loadPart(() => import('../features/my-day/my-day.page')), 'MyDayPage'),
});

const pipelineRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/pipeline',
  validateSearch: readBoardFilters,
  component: lazyRouteComponent(() => loadPart(() => import('../features/pipeline/pipeline.page')), 'PipelinePage'),
});

const leadsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/leads',
  validateSearch: keepListSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/leads/leads.page')), 'LeadsPage'),
});

const leadRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/leads/$leadId',
  validateSearch: readLeadSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/lead/lead.page')), 'LeadPage'),
});

const contactsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/contacts',
  validateSearch: keepListSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/contacts/contacts.page')), 'ContactsPage'),
});

const contactRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/contacts/$contactId',
  validateSearch: readContactSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/contact/contact.page')), 'ContactPage'),
});

const loadMerge = () => loadPart(() => import('../features/merge/merge.page'));

const mergeContactsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/contacts/$contactId/merge',
  validateSearch: readMergeSearch,
  component: lazyRouteComponent(loadMerge, 'ContactMergePage'),
});

const mergeCompaniesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies/$companyId/merge',
  validateSearch: readMergeSearch,
  component: lazyRouteComponent(loadMerge, 'CompanyMergePage'),
});

const duplicatesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies/duplicates',
  validateSearch: readDuplicatesSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/merge/duplicates.page')), 'DuplicatesPage'),
});

const companiesRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies',
  validateSearch: keepListSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/companies/companies.page')), 'CompaniesPage'),
});

const companyRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/companies/$companyId',
  validateSearch: readCompanyPageSearch,
  component: lazyRouteComponent(() => loadPart(() => import('../features/company/company.page')), 'CompanyPage'),
});

const administrationRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/administration',
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/administration/administration.page')),
    'AdministrationPage',
  ),
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
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/administration/users/users.page')),
    'UsersPage',
  ),
});

const administeredUserRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/users/$userId',
  component: lazyRouteComponent(() => loadPart(() => import('../features/administration/users/user.page')), 'UserPage'),
});

const rolesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/roles',
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/administration/roles/roles.page')),
    'RolesPage',
  ),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/api-keys',
  validateSearch: keepListSearch,
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/administration/api-keys/api-keys.page')),
    'ApiKeysPage',
  ),
});

const auditRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/audit',
  validateSearch: keepListSearch,
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/administration/audit/audit.page')),
    'AuditPage',
  ),
});

const jobsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/jobs',
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/administration/operations/jobs.page')),
    'JobsPage',
  ),
});

const settingsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/settings',
  component: lazyRouteComponent(
    () => loadPart(() => import('../features/administration/operations/settings.page')),
    'SettingsPage',
  ),
});

const accountRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/account',
  component: lazyRouteComponent(() => loadPart(() => import('../features/account/account.page')), 'AccountPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  resetPasswordRoute,
  userRoute.addChildren([
    homeRoute,
    myDayRoute,
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

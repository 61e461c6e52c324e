import { createRoute } from '@tanstack/react-router';
import { readImportSearch, readNewImportSearch } from '../../features/imports/import-steps.rules';
import { keepListSearch, loadScreen, userRoute } from './user-route';

const reviewRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/review',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/review/review.page'), 'ReviewPage'),
});

const connectionsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/connections/connections.page'), 'ConnectionsPage'),
});

const newConnectionRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections/new',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/connections/new/new-connection.page'), 'NewConnectionPage'),
});

const connectionRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections/$connectionId',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/connections/connection.page'), 'ConnectionPage'),
});

const setUpConnectionRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/connections/$connectionId/set-up',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/connections/set-up/set-up.page'), 'SetUpPage'),
});

/** The review of registrations and the connections of forms. */
export const intakeRoutes = [
  reviewRoute,
  connectionsRoute,
  newConnectionRoute,
  connectionRoute,
  setUpConnectionRoute,
] as const;

const importsRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/imports',
  component: loadScreen(() => import('../../features/imports/imports.page'), 'ImportsPage'),
});

const newImportRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/imports/new',
  validateSearch: readNewImportSearch,
  component: loadScreen(() => import('../../features/imports/new/new-import.page'), 'NewImportPage'),
});

const importRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/imports/$importId',
  validateSearch: readImportSearch,
  component: loadScreen(() => import('../../features/imports/import.page'), 'ImportPage'),
});

/** The imports of files. */
export const importRoutes = [importsRoute, newImportRoute, importRoute] as const;

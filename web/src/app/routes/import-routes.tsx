import { createRoute } from '@tanstack/react-router';
import { readImportSearch, readNewImportSearch } from '../../features/imports/import-steps.rules';
import { loadScreen, userRoute } from './user-route';

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

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { loadPart } from '../../shared/api/connection.store';
import { sessionQuery } from '../../shared/session/session.api';
import type { ListSearch } from '../../shared/tables/list-search.rules';

interface RouterContext {
  client: QueryClient;
}

/** Loads a screen when it is first opened. */
export function loadScreen<T extends Record<string, unknown>, K extends keyof T>(load: () => Promise<T>, name: K) {
  return lazyRouteComponent(() => loadPart(load), name);
}

/** The root of all pages. */
export const rootRoute = createRootRouteWithContext<RouterContext>()();

/** The page of a list reads its address itself, so that the definitions of lists are no part of the first load. */
export const keepListSearch = (search: Record<string, unknown>) => search as ListSearch;

/** All screens of a signed-in user. */
export const userRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'user',
  beforeLoad: async ({ context, location }) => {
    const { user } = await context.client.ensureQueryData(sessionQuery);
    if (!user) throw redirect({ to: '/sign-in', search: { redirect: location.href } });
  },
  component: loadScreen(() => import('../shell/app-shell'), 'ApplicationShell'),
});

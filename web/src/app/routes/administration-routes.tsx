import { createRoute, redirect } from '@tanstack/react-router';
import { keepListSearch, loadScreen, userRoute } from './user-route';

const administrationRoute = createRoute({
  getParentRoute: () => userRoute,
  path: '/administration',
  component: loadScreen(() => import('../../features/administration/administration.page'), 'AdministrationPage'),
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
  component: loadScreen(() => import('../../features/administration/users/users.page'), 'UsersPage'),
});

const administeredUserRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/users/$userId',
  component: loadScreen(() => import('../../features/administration/users/user.page'), 'UserPage'),
});

const rolesRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/roles',
  component: loadScreen(() => import('../../features/administration/roles/roles.page'), 'RolesPage'),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/api-keys',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/administration/api-keys/api-keys.page'), 'ApiKeysPage'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/webhooks',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/administration/webhooks/webhooks.page'), 'WebhooksPage'),
});

const webhookRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/webhooks/$webhookId',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/administration/webhooks/webhook.page'), 'WebhookPage'),
});

const mailRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/mail',
  component: loadScreen(() => import('../../features/administration/mail/mail.page'), 'MailPage'),
});

const mailTemplateRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/mail/$templateKey/$language',
  component: loadScreen(
    () => import('../../features/administration/mail/templates/mail-template.page'),
    'MailTemplatePage',
  ),
});

const privacyRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/privacy',
  component: loadScreen(() => import('../../features/administration/privacy/privacy.page'), 'PrivacyPage'),
});

const privacyRequestsRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/administration/privacy/requests/requests.page'), 'RequestsPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/people',
  validateSearch: ({ q, request }: Record<string, unknown>): { q?: string; request?: string } => ({
    ...((typeof q === 'string' || typeof q === 'number') && { q: String(q) }),
    ...(typeof request === 'string' && { request }),
  }),
  component: loadScreen(() => import('../../features/administration/privacy/people/people.page'), 'PeoplePage'),
});

const eraseRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/erase/$key',
  validateSearch: ({ request, step }: Record<string, unknown>): { request?: string; step?: 'stays' | 'mentions' } => ({
    ...(typeof request === 'string' && { request }),
    ...((step === 'stays' || step === 'mentions') && { step }),
  }),
  component: loadScreen(() => import('../../features/administration/privacy/erasure/erasure.page'), 'ErasurePage'),
});

const erasuresRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/erasures',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/administration/privacy/erasure/erasures.page'), 'ErasuresPage'),
});

const dueRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/due',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/administration/privacy/retention/due/due.page'), 'DuePage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/notices',
  validateSearch: keepListSearch,
  component: loadScreen(
    () => import('../../features/administration/privacy/retention/notices/notices.page'),
    'NoticesPage',
  ),
});

const retentionRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/retention',
  component: loadScreen(() => import('../../features/administration/privacy/retention/rules/rules.page'), 'RulesPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => privacyRoute,
  path: '/register',
  component: loadScreen(
    () => import('../../features/administration/privacy/retention/register/register.page'),
    'RegisterPage',
  ),
});

const auditRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/audit',
  validateSearch: keepListSearch,
  component: loadScreen(() => import('../../features/administration/audit/audit.page'), 'AuditPage'),
});

const jobsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/jobs',
  component: loadScreen(() => import('../../features/administration/operations/jobs.page'), 'JobsPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => administrationRoute,
  path: '/settings',
  component: loadScreen(() => import('../../features/administration/operations/settings.page'), 'SettingsPage'),
});

/** The administration: a frame with one screen for each of its parts. */
export const administrationRoutes = administrationRoute.addChildren([
  administrationHomeRoute,
  usersRoute,
  administeredUserRoute,
  rolesRoute,
  apiKeysRoute,
  webhooksRoute,
  webhookRoute,
  mailRoute,
  mailTemplateRoute,
  privacyRoute.addChildren([
    privacyRequestsRoute,
    peopleRoute,
    eraseRoute,
    erasuresRoute,
    dueRoute,
    noticesRoute,
    retentionRoute,
    registerRoute,
  ]),
  auditRoute,
  jobsRoute,
  settingsRoute,
]);

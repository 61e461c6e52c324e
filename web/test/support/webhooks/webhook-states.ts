import { FAILURE, NOTHING } from '../appearance-responses.js';
import type { AppearanceState } from '../appearance-steps.js';
import {
  API_KEY,
  DELIVERIES,
  DELIVERY_DETAILS,
  DELIVERY_ID,
  GONE_WEBHOOK,
  WEBHOOK,
  WEBHOOK_ID,
  WEBHOOKS,
} from './webhook-rows.js';
import type { Screen } from '../screen.js';

const LIST = '/administration/webhooks';
const PAGE = `${LIST}/${WEBHOOK_ID}`;

const answer = (body: object, status = 200) => ({ status, body });
const buildList = (items: readonly object[]) => answer({ items, nextCursor: null, total: items.length });

const KEYS = { '/api-keys': buildList([API_KEY]) };
const ONE = {
  ...KEYS,
  [`/webhooks/${WEBHOOK_ID}`]: answer(WEBHOOK),
  [`/webhooks/${WEBHOOK_ID}/deliveries`]: buildList(DELIVERIES),
  [`/webhooks/${WEBHOOK_ID}/deliveries/${DELIVERY_ID}`]: answer(DELIVERY_DETAILS),
};
const changeOne = (webhook: object) => ({ ...ONE, [`/webhooks/${WEBHOOK_ID}`]: answer(webhook) });

const openForm = async (screen: Screen) => {
  await screen.page.getByRole('button', { name: screen.texts.find('webhooks:form.new') }).click();
  await screen.page.getByRole('dialog').getByRole('textbox').first().waitFor();
};

/** Fills the form in with events that the key does not see. */
const fillForm = async (screen: Screen) => {
  const { page, texts } = screen;
  await openForm(screen);
  await page.getByRole('combobox', { name: texts.find('webhooks:form.key') }).click();
  await page.getByRole('option').first().click();
  for (const group of ['lead', 'task']) {
    const records = texts.label('webhookEventGroup', group).toLowerCase();
    await page.getByRole('checkbox', { name: texts.find('webhooks:allOf', { records }) }).check();
  }
};

const openAction = (key: string) => async (screen: Screen) => {
  const name = screen.texts.find('records:words.actionsForName', { name: WEBHOOK.name });
  await screen.page.getByRole('button', { name }).click();
  await screen.page.getByRole('menuitem', { name: screen.texts.find(key) }).click();
};

const NEW_SECRET = {
  [`/webhooks/${WEBHOOK_ID}/rotate-secret`]: answer({
    ...WEBHOOK,
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
  }),
};

const openNewSecret = async (screen: Screen) => {
  await openAction('webhooks:secret.rotateOpen')(screen);
  await screen.click('button', 'webhooks:secret.rotate');
  await screen.find('button', 'webhooks:secret.done').waitFor();
};

/** The webhooks in the states that users meet. */
export const WEBHOOK_STATES: readonly AppearanceState[] = [
  { name: 'webhooks', as: 'admin', path: LIST, responses: { '/webhooks': buildList(WEBHOOKS) } },
  { name: 'webhooks of a manager', as: 'manager', path: LIST, responses: { '/webhooks': buildList(WEBHOOKS) } },
  { name: 'webhooks, none', as: 'admin', path: LIST, responses: { '/webhooks': NOTHING } },
  { name: 'webhooks without a match', as: 'admin', path: `${LIST}?state=paused`, responses: { '/webhooks': NOTHING } },
  { name: 'webhooks failing', as: 'admin', path: LIST, responses: { '/webhooks': FAILURE } },
  { name: 'webhooks forbidden', as: 'bdm', path: LIST },
  {
    name: 'webhook form, incomplete',
    as: 'admin',
    path: LIST,
    responses: KEYS,
    open: async (screen) => {
      await openForm(screen);
      await screen.click('button', 'webhooks:form.submit');
      await screen.page.locator('[aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'webhook form, key without rights',
    as: 'admin',
    path: LIST,
    responses: KEYS,
    open: async (screen) => {
      await fillForm(screen);
      await screen.page.getByRole('status').filter({ hasText: API_KEY.name }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'webhook form, search',
    as: 'admin',
    path: LIST,
    responses: KEYS,
    open: async (screen) => {
      await openForm(screen);
      await screen.page.getByRole('searchbox', { name: screen.texts.find('webhooks:form.searchTypes') }).fill('lead');
      await screen.page.getByText('lead.transitioned').scrollIntoViewIfNeeded();
    },
  },
  { name: 'webhook form, no key', as: 'admin', path: LIST, responses: { '/api-keys': NOTHING }, open: openForm },
  { name: 'webhook', as: 'admin', path: PAGE, responses: ONE },
  {
    name: 'webhook, log filtered by event',
    as: 'admin',
    path: PAGE,
    responses: ONE,
    open: async (screen) => {
      await screen.click('button', 'webhooks:log.filter.type');
      await screen.page.getByRole('combobox', { name: screen.texts.find('webhooks:log.filter.type') }).click();
      await screen.page.getByRole('option').first().waitFor();
    },
  },
  { name: 'webhook of a manager', as: 'manager', path: PAGE, responses: changeOne(GONE_WEBHOOK) },
  { name: 'webhook, disabled', as: 'admin', path: PAGE, responses: changeOne(GONE_WEBHOOK) },
  {
    name: 'webhook, paused, two secrets',
    as: 'admin',
    path: PAGE,
    responses: changeOne({
      ...WEBHOOK,
      state: 'paused',
      waitingCount: 1_204,
      formerSecretUntil: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  },
  {
    name: 'webhook, archived',
    as: 'admin',
    path: PAGE,
    responses: changeOne({ ...WEBHOOK, archivedAt: WEBHOOK.updatedAt }),
  },
  {
    name: 'webhook, unreadable secret',
    as: 'admin',
    path: PAGE,
    responses: changeOne({ ...WEBHOOK, secretUnreadable: true }),
  },
  {
    name: 'webhook, delivery',
    as: 'admin',
    path: `${PAGE}?delivery=${DELIVERY_ID}`,
    responses: ONE,
    open: ({ page, texts }) =>
      page.getByRole('button', { name: texts.find('webhooks:log.redeliver'), exact: true }).scrollIntoViewIfNeeded(),
  },
  {
    name: 'webhook, log empty',
    as: 'admin',
    path: PAGE,
    responses: { ...ONE, [`/webhooks/${WEBHOOK_ID}/deliveries`]: NOTHING },
  },
  {
    name: 'webhook, log failing',
    as: 'admin',
    path: PAGE,
    responses: { ...ONE, [`/webhooks/${WEBHOOK_ID}/deliveries`]: FAILURE },
  },
  {
    name: 'webhook, test refused',
    as: 'admin',
    path: PAGE,
    responses: {
      ...ONE,
      [`/webhooks/${WEBHOOK_ID}/test`]: answer({
        delivered: false,
        statusCode: 500,
        durationMs: 84,
        error: null,
        responseBody: '{"error":"The table is full."}',
      }),
    },
    open: async (screen) => {
      await screen.click('button', 'webhooks:test.send');
      await screen.page.getByText(screen.texts.find('webhooks:test.refused')).waitFor();
    },
  },
  {
    name: 'webhook, new secret',
    as: 'admin',
    path: PAGE,
    responses: { ...ONE, ...NEW_SECRET },
    open: openNewSecret,
  },
  {
    name: 'webhook, secret not copied',
    as: 'admin',
    path: PAGE,
    responses: { ...ONE, ...NEW_SECRET },
    open: async (screen) => {
      await openNewSecret(screen);
      await screen.page.getByText('Python', { exact: true }).click();
      await screen.click('button', 'webhooks:secret.done');
      await screen.find('button', 'administration:copyOnce.leave').waitFor();
    },
  },
  {
    name: 'webhook, redeliver a period',
    as: 'admin',
    path: PAGE,
    responses: ONE,
    open: openAction('webhooks:redeliver.open'),
  },
  {
    name: 'webhook, redelivery counted',
    as: 'admin',
    path: PAGE,
    responses: { ...ONE, [`/webhooks/${WEBHOOK_ID}/redeliver`]: answer({ dryRun: true, count: 312, next: null }) },
    open: async (screen) => {
      await openAction('webhooks:redeliver.open')(screen);
      await screen.click('button', 'webhooks:redeliver.preview');
      await screen.find('button', 'records:words.back').waitFor();
    },
  },
];

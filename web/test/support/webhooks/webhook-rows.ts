const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

const KEY_ID = '0199c000-0000-7000-8000-000000000741';
export const WEBHOOK_ID = '0199c000-0000-7000-8000-000000000742';
export const DELIVERY_ID = '0199c000-0000-7000-8000-000000000752';
const LEAD_ID = '0199c000-0000-7000-8000-000000000762';

/** A key of a program that reads leads and companies, as the API shows it. */
export const API_KEY = {
  id: KEY_ID,
  name: 'Power BI of the province',
  role: 'viewer',
  scopes: ['leads:read', 'companies:read'],
  prefix: 'lil_4fK2xy',
  expiresAt: null,
  lastUsedAt: minutesAgo(3),
  createdAt: daysAgo(30),
  updatedAt: daysAgo(30),
  version: 1,
  createdBy: null,
  archivedAt: null,
};

/** A webhook that works, as the API shows it. */
export const WEBHOOK = {
  id: WEBHOOK_ID,
  name: 'Power BI',
  url: 'https://hooks.limburg.example:8443/crm/events?source=locate',
  eventTypes: ['contact.created', 'lead.*', 'task.completed'],
  apiKeyId: KEY_ID,
  apiKeyName: API_KEY.name,
  apiKeyRole: API_KEY.role,
  apiKeyScopes: API_KEY.scopes,
  description: 'Feeds the dashboard of the province. Ask Joris of the data team about it.',
  state: 'active',
  disabledReason: null,
  disabledAt: null,
  formerSecretUntil: null,
  secretUnreadable: false,
  lastAttempt: { at: minutesAgo(2), state: 'delivered', statusCode: 200, errorCode: null },
  deadCount: 0,
  waitingCount: 0,
  createdAt: daysAgo(30),
  updatedAt: daysAgo(2),
  version: 4,
  createdBy: null,
  archivedAt: null,
};

/** A webhook whose receiver wants no events any more. */
export const GONE_WEBHOOK = {
  ...WEBHOOK,
  name: 'Flow of Teams for the channel of investments',
  eventTypes: ['agreement.signed'],
  state: 'disabled',
  disabledReason: 'gone',
  disabledAt: daysAgo(1),
  lastAttempt: { at: daysAgo(1), state: 'skipped', statusCode: 410, errorCode: null },
  deadCount: 12,
};

/** The webhooks of the list, one in each state. */
export const WEBHOOKS = [
  WEBHOOK,
  { ...GONE_WEBHOOK, id: '0199c000-0000-7000-8000-000000000743' },
  {
    ...WEBHOOK,
    id: '0199c000-0000-7000-8000-000000000744',
    name: 'Accounting',
    url: 'https://accounting.limburg.example/in',
    eventTypes: ['agreement.signed', 'commitment.updated'],
    state: 'paused',
    lastAttempt: { at: daysAgo(3), state: 'waiting', statusCode: null, errorCode: 'remote.timeout' },
    deadCount: 1,
    waitingCount: 1_204,
  },
  {
    ...WEBHOOK,
    id: '0199c000-0000-7000-8000-000000000745',
    name: 'Newsletter',
    state: 'disabled',
    disabledReason: 'key_unusable',
    disabledAt: daysAgo(4),
    lastAttempt: null,
  },
];

/** A delivery that was accepted, as the list shows it. */
const DELIVERED = {
  id: DELIVERY_ID,
  webhookId: WEBHOOK_ID,
  at: minutesAgo(2),
  type: 'lead.transitioned',
  entityType: 'lead',
  entityId: LEAD_ID,
  state: 'delivered',
  reason: null,
  attempts: 1,
  nextAttemptAt: null,
  firstAttemptAt: minutesAgo(2),
  lastAttemptAt: minutesAgo(2),
  deliveredAt: minutesAgo(2),
  durationMs: 184,
  statusCode: 200,
  errorCode: null,
  redeliveryOf: null,
};

const UNSENT = {
  ...DELIVERED,
  state: 'skipped',
  attempts: 0,
  firstAttemptAt: null,
  lastAttemptAt: null,
  deliveredAt: null,
  durationMs: null,
  statusCode: null,
};

/** The log of a webhook, with a delivery in each state. */
export const DELIVERIES = [
  DELIVERED,
  {
    ...DELIVERED,
    id: '0199c000-0000-7000-8000-000000000753',
    at: minutesAgo(9),
    type: 'lead.updated',
    state: 'waiting',
    attempts: 2,
    nextAttemptAt: minutesAgo(-4),
    deliveredAt: null,
    durationMs: 15_004,
    statusCode: null,
    errorCode: 'remote.timeout',
  },
  {
    ...DELIVERED,
    id: '0199c000-0000-7000-8000-000000000754',
    at: daysAgo(2),
    type: 'company.created',
    entityType: 'company',
    state: 'dead',
    attempts: 8,
    deliveredAt: null,
    statusCode: 500,
    redeliveryOf: '0199c000-0000-7000-8000-000000000751',
  },
  {
    ...UNSENT,
    id: '0199c000-0000-7000-8000-000000000755',
    at: daysAgo(2),
    type: 'contact.created',
    entityType: 'contact',
    reason: 'not_visible',
  },
  {
    ...UNSENT,
    id: '0199c000-0000-7000-8000-000000000756',
    at: daysAgo(3),
    type: 'task.completed',
    entityType: 'task',
    state: 'waiting',
    reason: null,
  },
];

/** The delivery with what was sent and answered. */
export const DELIVERY_DETAILS = {
  ...DELIVERED,
  auditEntryId: '0199c000-0000-7000-8000-000000000772',
  request: {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'locate-crm',
      'webhook-id': DELIVERY_ID,
      'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
      'webhook-timestamp': '1796117564',
    },
    body: JSON.stringify({
      type: 'lead.transitioned',
      timestamp: minutesAgo(2),
      data: {
        entity: 'lead',
        id: LEAD_ID,
        reference: 'LEAD-2026-0021',
        version: 14,
        changed: { stage: { before: 'proposal', after: 'shortlisted' } },
        record: { id: LEAD_ID, title: 'Assembly of LED fixtures', stage: 'shortlisted' },
      },
    }),
  },
  response: { headers: { 'content-type': 'text/plain', date: 'Tue, 01 Dec 2026 09:12:44 GMT' }, body: 'accepted' },
};

import { isAffected, type LiveUpdate, RESYNC } from './live-updates.rules';

const ID = '0199aa00-0000-7000-8000-000000000021';
const OTHER_ID = '0199aa00-0000-7000-8000-000000000022';
const update = (change: Partial<LiveUpdate>): LiveUpdate => ({
  type: 'updated',
  entity: 'lead',
  id: ID,
  version: 2,
  ...change,
});

describe('a query', () => {
  it.each([
    [['leads', 'board', {}], {}],
    [['leads', ID], {}],
    [['leads', ID, 'timeline'], { entity: 'interaction', id: OTHER_ID }],
    [['leads', 'list', {}], { type: 'resync', id: null }],
    [['companies', ID], { entity: 'company' }],
    [['activities', ID], { entity: 'registration', id: OTHER_ID }],
    [['search', 'led'], {}],
    [['my-day'], { entity: 'intake_registration' }],
    [['intake-registrations', ID], { entity: 'intake_registration' }],
    [['intake-registrations', 'list', {}], { entity: 'intake_registration', id: OTHER_ID }],
    [['documents', 'of-record', ID, false], { entity: 'document', id: OTHER_ID }],
    [['leads', ID, 'timeline'], { entity: 'document', id: OTHER_ID }],
    [['timeline', 'companies', ID], { entity: 'document', id: OTHER_ID }],
    [['webhooks', ID, 'deliveries', {}], { entity: 'webhook' }],
    [['webhooks', ID, 'deliveries', {}], { entity: 'task', id: OTHER_ID }],
    [['contacts', ID], { type: 'hidden', id: OTHER_ID }],
    [['privacy/retention', 'list', {}], { entity: 'contact' }],
    [['privacy/retention-rules'], { entity: 'retention_rule' }],
    [['contacts', ID], RESYNC],
    [['notifications', 'unread'], { type: 'resync', entity: 'notification', id: null }],
  ] as const)('%j is read again after %j', (key, change) => {
    expect(isAffected(key, update(change))).toBe(true);
  });

  it.each([
    [['leads', OTHER_ID, 'gates'], {}],
    [['contacts', ID], {}],
    [['agreements', 'select', ''], { entity: 'company' }],
    [['my-day'], { entity: 'agreement' }],
    [['intake-registrations', OTHER_ID], { entity: 'intake_registration' }],
    [['documents', ID], { entity: 'document', id: OTHER_ID }],
    [['documents', 'of-record', ID, false], { entity: 'company' }],
    [['webhooks', ID, 'deliveries', {}], { entity: 'webhook', id: OTHER_ID }],
    [['webhooks', ID], { entity: 'report_lock' }],
    [['session'], {}],
    [['notifications', 'list'], {}],
    [['leads', 'list', {}], { type: 'resync', entity: 'notification', id: null }],
    [['board', {}], { type: 'resync', entity: 'notification', id: null }],
    [['erasure-preview', ID, []], { entity: 'interaction' }],
    [['labels', 'en'], RESYNC],
    [['pipeline'], { type: 'hidden' }],
    [['merge-preview', 'company', ID, 2, OTHER_ID, 1], { entity: 'company' }],
  ] as const)('%j stays as it is after %j', (key, change) => {
    expect(isAffected(key, update(change))).toBe(false);
  });
});

import { buildWebhook } from './webhook-values.rules';

it('The request has no blanks around its texts, no empty text, and sorted types of events', () => {
  const values = {
    name: ' Power BI ',
    url: 'https://hooks.limburg.example/crm ',
    apiKeyId: '0199aa00-0000-7000-8000-000000000021',
    eventTypes: ['task.created', 'lead.*'],
    description: ' ',
  };
  expect(buildWebhook(values)).toEqual({
    name: 'Power BI',
    url: 'https://hooks.limburg.example/crm',
    apiKeyId: '0199aa00-0000-7000-8000-000000000021',
    eventTypes: ['lead.*', 'task.created'],
    description: null,
  });
});

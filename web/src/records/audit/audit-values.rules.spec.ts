import {
  findRecordKind,
  findValueKind,
  isFieldShown,
  listElements,
  listParts,
  writeFieldName,
} from './audit-values.rules';

it.each([
  ['lead', 'jobsExpected', 40, { kind: 'text' }],
  ['lead', 'capexEur', 1_000_000, { kind: 'euro' }],
  ['lead', 'stage', 'qualified', { kind: 'label', vocabulary: 'stage' }],
  ['lead', 'status', 'won', { kind: 'label', vocabulary: 'status' }],
  ['task', 'status', 'done', { kind: 'label', vocabulary: 'taskStatus' }],
  ['seminar', 'status', 'planned', { kind: 'label', vocabulary: 'activityStatus' }],
  ['lead', 'ownerId', '0199c000-0000-7000-8000-000000000002', { kind: 'user' }],
  ['lead', 'sourceReferrerCompanyId', '0199c000-0000-7000-8000-000000000002', { kind: 'record', record: 'company' }],
  ['seminar', 'parentId', '0199c000-0000-7000-8000-000000000002', { kind: 'record', record: 'activity' }],
  ['lead', 'receivedOn', '2026-05-04', { kind: 'day' }],
  ['task', 'closedAt', '2026-05-04T08:00:00.000Z', { kind: 'moment' }],
  ['lead', 'lostToCountry', 'BG', { kind: 'country' }],
  ['user', 'passwordHash', 'changed', { kind: 'secret' }],
  ['lead', 'sites', { name: 'Genk' }, { kind: 'parts' }],
  ['lead', 'externalIds', { system: 'HubSpot', value: '8814032' }, { kind: 'externalId' }],
  ['lead', 'verification', 'imported', { kind: 'label', vocabulary: 'winVerification' }],
  ['intake_registration', 'verification', 'unsigned', { kind: 'label', vocabulary: 'verification' }],
  ['import_mapping', 'entity', 'companies', { kind: 'label', vocabulary: 'importEntity' }],
  ['webhook', 'eventTypes', 'lead.created', { kind: 'label', vocabulary: 'webhookEventType' }],
  ['import_mapping', 'matchKeys', 'email', { kind: 'label', vocabulary: 'matchKey' }],
  ['registration', 'via', 'door_link', { kind: 'label', vocabulary: 'checkInVia' }],
  ['lead', 'codename', null, { kind: 'nothing' }],
])('%s.%s %j is written as %j', (type, field, value, kind) => {
  expect(findValueKind(type, field, value)).toEqual(kind);
});

it('A part of a value has the labels of its field', () => {
  const kinds = ['verification', 'evidence'].map((field) => findValueKind('lead', 'kind', 'last_resort', field));
  expect(kinds).toEqual([
    { kind: 'label', vocabulary: 'winVerification' },
    { kind: 'label', vocabulary: 'evidenceKind' },
  ]);
  const state = findValueKind('lead', 'state', 'sent_back', 'verificationRequest');
  expect(state).toEqual({ kind: 'label', vocabulary: 'verificationRequestState' });
});

it('An element of a list in a part of a value has the labels of the field that has the part', () => {
  const values = ['signed_letter', 'press_release'];
  const list = { entityType: 'lead', field: 'kind', value: values, parent: 'evidence' };
  expect(
    listElements(list, values).map(({ entityType, field, value, parent }) => [
      value,
      findValueKind(entityType, field, value, parent),
    ]),
  ).toEqual(values.map((value) => [value, { kind: 'label', vocabulary: 'evidenceKind' }]));
});

it('A seminar has the page of an activity, and a task has none', () => {
  expect([findRecordKind('seminar'), findRecordKind('lead'), findRecordKind('task')]).toEqual([
    'activity',
    'lead',
    null,
  ]);
});

it('Keys for searching are left out, and so are ids in parts', () => {
  expect([isFieldShown('pinyin'), isFieldShown('name')]).toEqual([false, true]);
  expect(listParts({ id: 'x', companyId: 'y', role: 'signatory', note: null, tags: [] })).toEqual([
    ['role', 'signatory'],
  ]);
});

it('A field without a text gets one from its name', () => expect(writeFieldName('tableNumber')).toBe('Table number'));

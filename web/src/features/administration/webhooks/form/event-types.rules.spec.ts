import { groupEventTypes, isTypeChosen, searchEventTypes, toggleEventType } from './event-types.rules';

const TYPES = ['lead.created', 'lead.transitioned', 'agreement.signed', 'webhook.test'];
const GROUPS = [
  { group: 'lead', all: 'lead.*', types: ['lead.created', 'lead.transitioned'] },
  { group: 'agreement', all: 'agreement.*', types: ['agreement.signed'] },
];
const TEXTS: Record<string, string> = {
  'lead.*': 'All of leads',
  'lead.created': 'Lead created',
  'lead.transitioned': 'Lead changed stage',
  'agreement.*': 'All of agreements',
  'agreement.signed': 'Agreement signed',
};
const search = (typed: string) => searchEventTypes(GROUPS, typed, (type) => TEXTS[type]!).map(({ types }) => types);

it('Types are grouped by the kind of record, without the test that every webhook has', () => {
  expect(groupEventTypes(TYPES)).toEqual(GROUPS);
});

it.each([
  ['', [['lead.created', 'lead.transitioned'], ['agreement.signed']]],
  ['stage', [['lead.transitioned']]],
  ['SIGNED agreement', [['agreement.signed']]],
  ['all of leads', [['lead.created', 'lead.transitioned']]],
  ['lead.tr', [['lead.transitioned']]],
  ['invoice', []],
])('The search for “%s” finds %j', (typed, found) => {
  expect(search(typed)).toEqual(found);
});

it('All of a kind of record take the place of single types, and stand for each of them', () => {
  const chosen = toggleEventType(['lead.created', 'agreement.signed'], 'lead.*');
  expect(chosen).toEqual(['agreement.signed', 'lead.*']);
  expect(['lead.transitioned', 'agreement.signed', 'task.created'].map((type) => isTypeChosen(chosen, type))).toEqual([
    true,
    true,
    false,
  ]);
  expect(toggleEventType(chosen, 'lead.*')).toEqual(['agreement.signed']);
});

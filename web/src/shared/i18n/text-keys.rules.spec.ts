import { listTextKeys } from './text-keys.rules';

test.each([
  ['tabs', 'timeline', ['tabs.timeline', 'words.timeline']],
  ['fields', 'companyId', ['fields.companyId', 'fields.company', 'words.companyId', 'words.company']],
  ['part', 'contactIds', ['part.contactIds', 'part.contacts', 'words.contactIds', 'words.contacts']],
  ['fields', 'archivedAt', ['fields.archivedAt', 'fields.archived', 'words.archivedAt', 'words.archived']],
  ['fields', 'source.channel', ['fields.source.channel', 'fields.channel', 'words.source.channel', 'words.channel']],
])('looks a text of %s.%s up there, and then among the words', (group, name, keys) => {
  expect([...new Set<string>(listTextKeys(group, name))]).toEqual(keys);
});

import { eraseValues } from './erasure-changes.rules.js';
import { buildWordMatcher } from './person-words.rules.js';

const PERSON = '0198c6a0-0000-7000-8000-000000000001';
const OTHER = '0198c6a0-0000-7000-8000-000000000002';

describe('eraseValues of a change of many records', () => {
  it("erases the fields of the person, and keeps the codes and another contact's values", () => {
    const matcher = buildWordMatcher({ names: ['Zora Quist'], emails: [], phones: [], parts: ['zora', 'quist'] });
    const context = { matcher, contactIds: new Set([PERSON]), table: null, isTied: true };
    const changes = [
      { field: 'tags', from: [], to: ['golf'] },
      { field: 'ownerId', from: OTHER, to: null },
    ];
    const records = [PERSON, OTHER].map((id) => ({ id, version: 2, changes }));
    expect(eraseValues(records, context)).toEqual([
      { id: PERSON, version: 2, changes: [{ field: 'tags', from: [], to: '[erased]' }, changes[1]] },
      { id: OTHER, version: 2, changes },
    ]);
  });
});

import {
  type EditedRecord,
  type FieldRules,
  findConflicts,
  findFieldErrors,
  findRowProblem,
  isSameValue,
  rebaseDrafts,
  removeSavedDrafts,
  setDraft,
} from './record-drafts.rules';

type Fields = Record<string, unknown>;
interface Thing extends EditedRecord, Fields {}

const rules: FieldRules<Thing> = {
  readValue: (record, field) => record[field],
  mergeChanges: (fields, read) =>
    Object.fromEntries(fields.map((field) => [field, (read(field) as string | null)?.trim() || null])),
  listPointers: (field) => [`/${field}`],
};

const buildThing = (version: number, fields: Fields = {}): Thing => ({
  id: '1',
  updatedAt: '2026-11-27T12:00:00Z',
  version,
  description: 'old',
  sector: '27.40',
  ...fields,
});
const at = (version: number, fields: Fields = {}) => ({ rules, record: buildThing(version, fields) });

describe('the drafts of a record', () => {
  it('remember the value and the version from which the user began', () => {
    const drafts = setDraft({}, at(3), 'description', 'new');
    expect(setDraft(drafts, at(4), 'description', 'newer')).toEqual({
      description: { value: 'newer', base: 'old', version: 3 },
    });
  });

  it('end when the user types the old value again', () => {
    const drafts = setDraft({}, at(3), 'description', 'new');
    expect(setDraft(drafts, at(3), 'description', 'old')).toEqual({});
    const cleared = setDraft({}, at(3, { description: null }), 'description', 'x');
    expect(setDraft(cleared, at(3, { description: null }), 'description', '')).toEqual({});
  });

  it('stay when the user types the old value again after somebody else has changed the field, but not after another field', () => {
    const drafts = setDraft({}, at(3), 'description', 'new');
    expect(setDraft(drafts, at(4, { description: 'theirs' }), 'description', 'old')).toMatchObject({
      description: { value: 'old', base: 'old' },
    });
    expect(setDraft(drafts, at(4, { sector: '26.11' }), 'description', 'old')).toEqual({});
  });

  it('keep a row that is still empty', () => {
    const rows = [{ name: 'Corda' }, { name: '' }];
    expect(setDraft({}, at(3, { sites: [{ name: 'Corda' }] }), 'sites', rows)).toMatchObject({
      sites: { value: rows },
    });
  });

  it('follow the own change of the user, but not over a field that somebody else has changed', () => {
    const drafts = setDraft(setDraft({}, at(3), 'description', 'mine'), at(3), 'sector', '26.11');
    expect(rebaseDrafts(drafts, at(4, { sector: '10.10' }), 3)).toEqual({
      description: { value: 'mine', base: 'old', version: 4 },
      sector: { value: '26.11', base: '27.40', version: 3 },
    });
  });

  it('keep the version in which the user saw the record when somebody else has changed it before', () => {
    const drafts = setDraft({}, at(2), 'description', 'mine');
    expect(rebaseDrafts(drafts, at(4), 3)).toEqual(drafts);
  });

  it('end when they are saved, but what was typed since becomes a draft of the saved record', () => {
    const sent = setDraft(setDraft({}, at(3), 'description', 'first'), at(3), 'sector', '26.11');
    const typed = setDraft(sent, at(3), 'description', 'second');
    expect(removeSavedDrafts(typed, at(4, { description: 'first', sector: '26.11' }), sent)).toEqual({
      description: { value: 'second', base: 'first', version: 4 },
    });
    const other = setDraft({}, at(3), 'sector', '26.11');
    expect(removeSavedDrafts(other, at(4), { description: { value: 'x', base: 'old', version: 3 } })).toEqual(other);
  });

  it('are compared with the record as it is now', () => {
    const drafts = setDraft(setDraft({}, at(3), 'description', 'mine'), at(3), 'sector', '26.11');
    const now = at(4, { description: 'theirs' });
    expect(findConflicts(drafts, now, ['description'])).toEqual([
      { field: 'description', mine: 'mine', theirs: 'theirs', base: 'old', isChanged: true },
    ]);
    expect(findConflicts(drafts, now, ['sector'])).toMatchObject([{ isChanged: false }]);
  });

  it('are in no conflict with a record that has their values already, such as after a lost answer', () => {
    const drafts = setDraft({}, at(3), 'description', 'mine');
    expect(findConflicts(drafts, at(4, { description: 'mine' }), ['description'])).toEqual([]);
  });

  it('are the same when they mean the same', () => {
    expect(isSameValue(rules, 'description', null, ' ')).toBe(true);
    expect(isSameValue(rules, 'description', null, 'text')).toBe(false);
  });

  it('get the problems of their parts', () => {
    const errors = [
      { pointer: '/locations/0/country', detail: 'no country' },
      { pointer: '/locationsCount', detail: 'another field' },
    ];
    expect(findFieldErrors(['/locations'], errors)).toEqual(['no country']);
  });

  it('get the problems of their rows, although empty rows are not sent', () => {
    const problems = [{ pointer: '/identifiers/1/value', detail: 'wrong check digits' }];
    const find = (index: number) => findRowProblem('identifiers', [true, false, true], index, problems);
    expect([find(0), find(1), find(2)]).toEqual([null, null, 'wrong check digits']);
  });
});

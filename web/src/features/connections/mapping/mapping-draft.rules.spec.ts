import {
  buildMappingChange,
  findUse,
  listRows,
  listSuggestions,
  type MappingDraft,
  type Question,
  setUse,
  startMapping,
  takeSuggestions,
} from './mapping-draft.rules';

const STORED = { fields: { fullName: 'q1', email: 'gone' }, consents: [], paths: { externalId: 'id' } };
const ask = (key: string, suggestedField: Question['suggestedField'] = null): Question => ({
  key,
  label: key,
  type: 'text',
  filled: 1,
  field: null,
  isConsent: false,
  suggestedField,
  score: suggestedField && 0.8,
  looksLikeConsent: false,
});
const QUESTIONS = [ask('q1'), ask('q2', 'companyName'), ask('q3', 'companyName'), ask('q4', 'phone')];

describe('The mapping of a form', () => {
  const draft = startMapping(STORED);

  it('uses a question for one thing, and fills a field from one question', () => {
    const changed: MappingDraft = { ...draft, ...setUse(draft, 'q2', 'fullName') };
    expect([findUse(changed, 'q1'), findUse(changed, 'q2')]).toEqual(['answer', 'fullName']);
    const consent: MappingDraft = { ...changed, ...setUse(changed, 'q2', 'consent') };
    expect([findUse(consent, 'q2'), consent.fields]).toEqual(['consent', { email: 'gone' }]);
    expect(setUse(consent, 'q2', 'answer').consents).toEqual([]);
  });

  it('takes over what is suggested for fields that nothing fills yet, each once', () => {
    expect(listSuggestions(draft, QUESTIONS)).toEqual([
      ['q2', 'companyName'],
      ['q4', 'phone'],
    ]);
    expect(takeSuggestions(draft, QUESTIONS).fields).toMatchObject({ fullName: 'q1', companyName: 'q2', phone: 'q4' });
  });

  it('shows keys that no delivery has contained', () => {
    expect(listRows(draft, QUESTIONS).map(({ key }) => key)).toEqual(['q1', 'q2', 'q3', 'q4', 'gone']);
  });

  it('is changed by what is new, and removes what is gone', () => {
    const changed: MappingDraft = { ...draft, fields: { fullName: 'q1' }, paths: { externalId: ' ', status: 'state' } };
    expect(buildMappingChange(STORED, { ...changed, statuses: [{ word: 'open', status: 'confirmed' }] })).toEqual({
      fields: { fullName: 'q1', email: null },
      consents: [],
      paths: { externalId: null, status: 'state' },
      statuses: { open: 'confirmed' },
    });
  });
});

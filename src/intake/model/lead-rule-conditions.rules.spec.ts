import { validateConditions, isMet, isTriggered, buildTitle, type RuleFacts } from './lead-rule-conditions.rules.js';

const FACTS: RuleFacts = {
  fields: { country: 'CN', companyName: 'Brightpath', fullName: 'Li Na', jobTitle: null },
  answers: [
    { key: 'interest', value: ['Production site', 'Other'], optionIds: ['opt_1', 'opt_9'] },
    { key: 'country', value: 'Belgium', optionIds: [] },
    { key: 'size', value: { from: '10', to: '50' }, optionIds: [] },
  ],
};

describe('Conditions', () => {
  it.each<[string, Record<string, string | string[]> | null, boolean]>([
    ['none hold always', null, true],
    ['empty hold always', {}, true],
    ['compare a field without case and spaces', { country: ' cn ' }, true],
    ['take a field before an answer of the same key', { country: 'Belgium' }, false],
    ['take the answer when told so', { 'answers.country': 'belgium' }, true],
    ['find one choice among several', { interest: 'production site' }, true],
    ['find a choice by its id', { interest: 'opt_1' }, true],
    ['take any of several values', { interest: ['Headquarters', 'Other'] }, true],
    ['look into parts', { size: '50' }, true],
    ['must all hold', { country: 'CN', interest: 'Tourism' }, false],
    ['fail on what was not said', { jobTitle: 'CEO' }, false],
    ['fail on an unknown key', { nothing: 'x' }, false],
  ])('%s', (_, conditions, expected) => {
    expect(isMet(conditions, FACTS)).toBe(expected);
  });

  it.each([
    [null],
    [[]],
    ['x'],
    [{ '': 'x' }],
    [{ a: [] }],
    [{ a: 5 }],
    [{ a: ['x', null] }],
    [{ a: 'x'.repeat(501) }],
  ])('cannot be %j', (given) => {
    expect(validateConditions(given)).toEqual(expect.any(String));
  });
});

describe('A trigger', () => {
  it.each([
    ['registered', ['registered', 'confirmed', 'attended']],
    ['confirmed', ['confirmed', 'attended']],
    ['attended', ['attended']],
  ] as const)('%s is reached at %j', (trigger, reached) => {
    const all = ['pending', 'registered', 'confirmed', 'waitlisted', 'cancelled', 'attended'];
    expect(all.filter((status) => isTriggered(trigger, status))).toEqual(reached);
  });
});

describe('A title', () => {
  it.each([
    ['{companyName}: {fullName} registered', 'Brightpath: Li Na registered'],
    ['{jobTitle}: {fullName}', 'Li Na'],
    ['{nothing}', 'Registration'],
    ['{constructor}', 'Registration'],
    ['No names', 'No names'],
  ])('"%s" becomes "%s"', (pattern, title) => {
    expect(buildTitle(pattern, FACTS)).toBe(title);
  });

  it('is one line of at most 200 characters, whatever the form says', () => {
    const facts = { ...FACTS, fields: { companyName: `A\n\u0000${'字'.repeat(300)}` } };
    expect([...buildTitle('{companyName}', facts)]).toHaveLength(200);
    expect(buildTitle('{companyName}', facts)).not.toMatch(/\p{Cc}/u);
  });
});

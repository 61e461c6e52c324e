import { EMPTY_FILTER, getFilterValue, isEmptyFilter, setFilterValue } from './filter-value.rules';
import type { FilterField } from './list-search.rules';

const FIELDS = {
  stage: { name: 'stage', kind: 'choice', vocabulary: 'stage' },
  companyId: { name: 'companyId', kind: 'record', record: 'company', isNullable: true },
  country: { name: 'company.country', kind: 'country' },
  confidential: { name: 'confidential', kind: 'flag' },
  language: { name: 'language', kind: 'language' },
  ownerId: { name: 'ownerId', kind: 'user' },
  tags: { name: 'tags', kind: 'text' },
  sector: { name: 'sector', kind: 'sector', isNullable: true },
  capexEur: { name: 'capexEur', kind: 'number', isNullable: true },
  receivedOn: { name: 'receivedOn', kind: 'day' },
  staleSince: { name: 'staleSince', kind: 'day', isNullable: true },
  updatedAt: { name: 'updatedAt', kind: 'instant' },
} as const satisfies Record<string, FilterField>;

const getField = (name: keyof typeof FIELDS): FilterField => FIELDS[name];

describe('a filter of a list', () => {
  it('keeps one value as a text and several as a list', () => {
    const field = getField('stage');
    expect(setFilterValue({}, field, { ...EMPTY_FILTER, values: ['qualified'] })).toEqual({ stage: 'qualified' });
    const both = setFilterValue({}, field, { ...EMPTY_FILTER, values: ['qualified', 'proposal'] });
    expect(both).toEqual({ stage: ['qualified', 'proposal'] });
    expect(getFilterValue(both, field).values).toEqual(['qualified', 'proposal']);
  });

  it('reads a group of NACE as a range, so that 27.4 finds 27.40', () => {
    const field = getField('sector');
    const search = setFilterValue({}, field, { ...EMPTY_FILTER, values: ['27.4'] });
    expect(search).toEqual({ 'sector.gte': '27.4', 'sector.lt': '27.5' });
    expect(getFilterValue(search, field).values).toEqual(['27.4']);
    expect(setFilterValue({}, field, { ...EMPTY_FILTER, values: ['27.9'] })).toMatchObject({ 'sector.lt': '27.:' });
  });

  it('reads a division of NACE as a range', () => {
    const field = getField('sector');
    const search = setFilterValue({}, field, { ...EMPTY_FILTER, values: ['27'] });
    expect(search).toEqual({ 'sector.gte': '27', 'sector.lt': '28' });
    expect(getFilterValue(search, field).values).toEqual(['27']);
    expect(setFilterValue({}, field, { ...EMPTY_FILTER, values: ['09'] })).toMatchObject({ 'sector.lt': '10' });
    expect(setFilterValue(search, field, { ...EMPTY_FILTER, values: ['27.40'] })).toEqual({ sector: '27.40' });
  });

  it.each([
    ['2026-07-01', '2026-06-30T22:00:00.000Z', '2026-07-01T22:00:00.000Z'],
    ['2026-12-01', '2026-11-30T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    // The clocks go back in the night of that day.
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ])('takes the day %s as a day in Brussels', (day, from, before) => {
    const field = getField('updatedAt');
    const search = setFilterValue({}, field, { ...EMPTY_FILTER, from: day, to: day });
    expect(search).toEqual({ 'updatedAt.gte': from, 'updatedAt.lt': before });
    expect(getFilterValue(search, field)).toMatchObject({ from: day, to: day });
  });

  it('shows bounds of other lists that exclude their value', () => {
    expect(
      getFilterValue({ 'receivedOn.gt': '2026-01-31', 'receivedOn.lt': '2026-03-01' }, getField('receivedOn')),
    ).toEqual({ values: [], from: '2026-02-01', to: '2026-02-28', isNull: null });
    expect(getFilterValue({ 'capexEur.gt': 5 }, getField('capexEur')).from).toBe('6');
  });

  it('removes all its parameters', () => {
    const search = { 'capexEur.gte': 5, 'capexEur.lt': 9, 'capexEur.isNull': false, q: 'x' };
    expect(setFilterValue(search, getField('capexEur'), EMPTY_FILTER)).toEqual({ q: 'x' });
  });

  it('asks for nothing without a value', () => {
    for (const field of Object.values(FIELDS)) expect(isEmptyFilter(getFilterValue({}, field))).toBe(true);
    expect(isEmptyFilter(getFilterValue({ 'staleSince.isNull': false }, getField('staleSince')))).toBe(false);
  });
});

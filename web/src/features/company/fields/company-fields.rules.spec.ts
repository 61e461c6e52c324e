import fields from 'record-catalogue/companies';
import { isEditable } from '../../../shared/catalogue/catalogue-field.rules';
import { cleanValue, COMPANY_FIELD_RULES, findTab, findUsualScheme } from './company-fields.rules';

describe('the fields of a company', () => {
  it('are cleared by nothing, and sent without spaces at their ends', () => {
    expect(cleanValue('city', '  ')).toBeNull();
    expect(cleanValue('city', ' Foshan ')).toBe('Foshan');
    expect(cleanValue('employees', 0)).toBe(0);
    expect(cleanValue('turnover', { amount: null, currency: 'EUR' })).toBeNull();
    expect(cleanValue('turnover', { amount: 5, currency: ' cny' })).toEqual({ amount: 5, currency: 'CNY' });
  });

  it('keep an amount that is entered as a text, and leave it to the server to refuse one that is no number', () => {
    const clean = (amount: string) => cleanValue('turnover', { amount, currency: 'EUR' });
    expect(clean('12345678901234')).toEqual({ amount: 12_345_678_901_234, currency: 'EUR' });
    expect(clean('-')).toEqual({ amount: '-', currency: 'EUR' });
    expect(clean('')).toBeNull();
  });

  it('leave out rows of lists that are empty', () => {
    const rows = [
      { scheme: 'KBO', value: ' ' },
      { scheme: 'USCC', value: ' 91440604MA4X2B7L9M' },
    ];
    expect(cleanValue('identifiers', rows)).toEqual([{ scheme: 'USCC', value: '91440604MA4X2B7L9M' }]);
  });

  it('are changed together by their names', () => {
    expect(COMPANY_FIELD_RULES.mergeChanges(['city', 'tags'], (field) => (field === 'tags' ? ['led'] : ''))).toEqual({
      city: null,
      tags: ['led'],
    });
    expect(COMPANY_FIELD_RULES.listPointers('country')).toEqual(['/country', '/subdivision']);
  });

  it('begin with the register of the country', () => {
    expect([findUsualScheme('BE'), findUsualScheme('CN'), findUsualScheme('US')]).toEqual(['KBO', 'USCC', 'LEI']);
  });

  it('stand on the tab of their group', () => {
    expect(findTab('parentId')).toBe('group');
    expect(findTab('name')).toBeUndefined();
    expect(['nace', 'toString', 3].map((name) => isEditable(fields, name))).toEqual([true, false, false]);
  });
});

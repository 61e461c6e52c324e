import { buildChange, DELEGATION_FIELD_RULES, isDelegationField } from './delegation-fields.rules';

describe('the fields of a delegation', () => {
  it('are sent by the names of the API, the days together', () => {
    const days = { startsOn: '2027-03-08', endsOn: '2027-03-12' };
    expect(buildChange('days', days)).toEqual(days);
    expect(buildChange('city', '  Genk ')).toEqual({ city: 'Genk' });
    expect(buildChange('city', ' ')).toEqual({ city: null });
    expect(buildChange('budgetEur', undefined)).toEqual({ budgetEur: null });
    const values: Record<string, unknown> = { days, city: 'Genk' };
    expect(DELEGATION_FIELD_RULES.mergeChanges(['days', 'city'], (field) => values[field])).toEqual({
      ...days,
      city: 'Genk',
    });
  });

  it('show what the server says about either day', () => {
    expect(DELEGATION_FIELD_RULES.listPointers('days')).toEqual(['/startsOn', '/endsOn']);
    expect([isDelegationField('days'), isDelegationField('startsOn'), isDelegationField('toString')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

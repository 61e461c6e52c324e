import {
  buildChanges,
  findOtherRateDay,
  findTab,
  LEAD_FIELD_RULES,
  listPointers,
  mergeChanges,
} from './lead-fields.rules';

describe('the fields of a lead', () => {
  it('are changed by what was entered, and cleared by nothing', () => {
    expect(buildChanges('sector', ' 27.40 ')).toEqual({ sector: '27.40' });
    expect(buildChanges('sector', '  ')).toEqual({ sector: null });
    expect(buildChanges('jobsExpected', 0)).toEqual({ jobsExpected: 0 });
    expect(buildChanges('screening.filedOn', '')).toEqual({ screening: { filedOn: null } });
  });

  it('have an amount, or say that it is not disclosed', () => {
    expect(buildChanges('capex', { amount: 5, currency: 'cny', isUndisclosed: false })).toEqual({
      capex: { amount: 5, currency: 'CNY' },
      capexUndisclosed: false,
    });
    expect(buildChanges('capex', { amount: 5, currency: 'EUR', isUndisclosed: true })).toEqual({
      capex: null,
      capexUndisclosed: true,
    });
  });

  it('can ask for the rate of the day of the lead, where an amount in another currency has that of another day', () => {
    const value = { amount: 5, currency: 'USD', isUndisclosed: false };
    expect(buildChanges('capex', { ...value, takesRateOfDay: true })).toEqual({
      capex: { amount: 5, currency: 'USD', rate: null },
      capexUndisclosed: false,
    });
    const find = (capex: object | null, change = {}) =>
      findOtherRateDay({ capex, receivedOn: '2025-01-02' } as never, { ...value, ...change });
    expect(find({ currency: 'USD', rateOn: '2026-04-13' })).toBe('2026-04-13');
    expect(find({ currency: 'USD', rateOn: '2025-01-02' })).toBeNull();
    expect(find({ currency: 'EUR', rateOn: '2026-04-13' }, { currency: 'EUR' })).toBeNull();
    expect(find({ currency: 'USD', rateOn: '2026-04-13' }, { currency: 'CNY' })).toBeNull();
    expect(find({ currency: 'USD', rateOn: '2026-04-13' }, { isUndisclosed: true })).toBeNull();
    expect(find(null)).toBeNull();
  });

  it('name only the record that the channel calls for', () => {
    const source = { activityId: 'a', agreementId: 'b', referrerCompanyId: 'c', detail: '' };
    expect(buildChanges('source', { channel: 'agreement', ...source })).toEqual({
      source: { channel: 'agreement', activityId: null, agreementId: 'b', referrerCompanyId: null, detail: null },
    });
  });

  it('leave out rows of lists that are empty', () => {
    const rows = [
      { country: 'nl', region: '' },
      { country: '', region: null },
    ];
    expect(buildChanges('competitorLocations', rows)).toEqual({
      competitorLocations: [{ country: 'NL', region: null }],
    });
  });

  it('can be changed together', () => {
    const values: Record<string, unknown> = { 'screening.status': 'filed', 'screening.filedOn': '2026-11-01' };
    expect(mergeChanges(['screening.status', 'screening.filedOn'], (field) => values[field])).toEqual({
      screening: { status: 'filed', filedOn: '2026-11-01' },
    });
  });

  it('are named by the server with the names of the API', () => {
    expect(listPointers('screening.filedOn')).toEqual(['/screening/filedOn']);
    expect(listPointers('confidential')).toEqual(['/confidential', '/codename']);
  });

  it('are empty without an amount, and where the lead is not confidential', () => {
    const isEmpty = (field: string, value: object) => LEAD_FIELD_RULES.isEmpty?.(field, value);
    expect(isEmpty('capex', { amount: null, currency: 'EUR', isUndisclosed: false })).toBe(true);
    expect(isEmpty('capex', { amount: null, currency: 'EUR', isUndisclosed: true })).toBe(false);
    expect(isEmpty('confidential', { confidential: false, codename: null })).toBe(true);
  });

  it('stay on the tab of a phone that shows them alone', () => {
    expect([findTab('sector', 'details'), findTab('contactIds', 'details')]).toEqual(['details', 'people']);
  });

  it('stand on the tab of their group', () => {
    expect([findTab('sector'), findTab('teamIds'), findTab('screening.status'), findTab('source')]).toEqual([
      'overview',
      'overview',
      'screening',
      'touches',
    ]);
  });
});

import { buildTravelChanges, readTravelValues, trimTravelValues } from './travel-details.rules';

describe('the travel details that are sent', () => {
  it('are the changed ones only', () => {
    const before = readTravelValues({ dietary: 'No pork', bornOn: '1975-02-14' });
    expect(buildTravelChanges(before, { ...before, dietary: ' ', passportName: ' CHEN WEI ' })).toEqual({
      dietary: null,
      passportName: 'CHEN WEI',
    });
  });

  it('are what was typed for somebody who may not read the others', () => {
    const before = readTravelValues(null);
    expect(buildTravelChanges(before, { ...before, dietary: 'No nuts' })).toEqual({ dietary: 'No nuts' });
    expect(buildTravelChanges(before, before)).toEqual({});
  });

  it('are those that are stored afterwards', () => {
    const typed = readTravelValues({ dietary: ' No nuts ' });
    expect(buildTravelChanges(trimTravelValues(typed), typed)).toEqual({});
  });
});

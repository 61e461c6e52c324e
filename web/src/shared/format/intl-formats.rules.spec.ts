import { getFormat } from './intl-formats.rules';

describe('A format of Intl', () => {
  it('is built once for a locale and options', () => {
    const first = getFormat(Intl.NumberFormat, 'nl-BE', { maximumFractionDigits: 1 });
    expect(getFormat(Intl.NumberFormat, 'nl-BE', { maximumFractionDigits: 1 })).toBe(first);
  });

  it('is another one for another locale, other options and another kind', () => {
    expect(getFormat(Intl.NumberFormat, 'nl-BE', { maximumFractionDigits: 1 }).format(1.25)).toBe('1,3');
    expect(getFormat(Intl.NumberFormat, 'en-GB', { maximumFractionDigits: 1 }).format(1.25)).toBe('1.3');
    expect(getFormat(Intl.NumberFormat, 'en-GB', { maximumFractionDigits: 2 }).format(1.25)).toBe('1.25');
    expect(getFormat(Intl.NumberFormat, 'en-GB').format(1_250)).toBe('1,250');
    expect(getFormat(Intl.DateTimeFormat, 'en-GB', { timeZone: 'UTC' }).format(0)).toBe('01/01/1970');
  });
});

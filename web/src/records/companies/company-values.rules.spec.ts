import { findSearchText, NO_COMPANY, startCompany } from './company-values.rules';

describe('the short form of a company', () => {
  it('starts with the name that was typed, in its script', () => {
    expect(startCompany('Lumenova')).toEqual({ ...NO_COMPANY, name: 'Lumenova' });
    expect(startCompany('朗明')).toEqual({ ...NO_COMPANY, nativeName: '朗明', country: 'CN' });
  });

  it('is compared with other companies once a name is long enough', () => {
    expect(findSearchText({ ...NO_COMPANY, name: 'Lum' })).toBe('');
    expect(findSearchText({ ...NO_COMPANY, name: ' Lumen ' })).toBe('Lumen');
    expect(findSearchText({ ...NO_COMPANY, name: 'Lumen', nativeName: '朗明' })).toBe('朗明');
  });
});

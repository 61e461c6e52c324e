import { buildCompanyRequest, startCompany } from '../companies/company-values.rules';
import { buildContactRequest, startContact } from './contact-values.rules';

describe('the short forms', () => {
  it('start with what was typed, also in Chinese', () => {
    expect(startContact('李娜')).toMatchObject({ fullName: '李娜', nativeName: '李娜' });
    expect(startContact('Li Na')).toMatchObject({ fullName: 'Li Na', nativeName: '' });
    expect(startCompany('朗明照明')).toMatchObject({ name: '', nativeName: '朗明照明', country: 'CN' });
    expect(startCompany('Lumenova')).toMatchObject({ name: 'Lumenova', country: null });
  });

  it('leave empty fields out', () => {
    const company = { kind: 'company' as const, id: '1', title: 'Lumenova' };
    expect(buildContactRequest({ ...startContact(' Li Na '), company })).toEqual({ fullName: 'Li Na', companyId: '1' });
    expect(buildCompanyRequest({ ...startCompany('Lumenova'), country: 'CN' }, false)).toEqual({
      name: 'Lumenova',
      country: 'CN',
      minDuplicateScore: 0.7,
    });
    expect(buildCompanyRequest(startCompany('Lumenova'), true)).toMatchObject({ allowDuplicate: true });
  });
});

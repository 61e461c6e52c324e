import { buildChanges, CONTACT_FIELD_RULES } from './contact-fields.rules';

describe('the fields of a contact', () => {
  it('are changed by what was entered, and cleared by nothing', () => {
    expect(buildChanges('jobTitle', ' Director ')).toEqual({ jobTitle: 'Director' });
    expect(buildChanges('phone', ' ')).toEqual({ phone: null });
    expect(buildChanges('languages', ['en'])).toEqual({ languages: ['en'] });
  });

  it('leave out other employers without a company', () => {
    const rows = [
      { companyId: 'a', companyName: 'Lumenova', jobTitle: ' ' },
      { companyId: '', jobTitle: 'Adviser' },
    ];
    expect(buildChanges('affiliations', rows)).toEqual({ affiliations: [{ companyId: 'a', jobTitle: null }] });
  });

  it('can be changed together', () => {
    const values: Record<string, unknown> = { email: 'a@b.example', tags: ['led'] };
    expect(CONTACT_FIELD_RULES.mergeChanges(['email', 'tags'], (field) => values[field])).toEqual(values);
  });
});

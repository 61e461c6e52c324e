import { buildRegistration, buildRegistrationChanges, NOBODY } from './registration-values.rules';

const LI_NA = { kind: 'contact', id: '1', title: 'Li Na' } as const;

describe('the form of a registration', () => {
  it('takes name and address from the contact, or as they are typed', () => {
    expect(buildRegistration({ ...NOBODY, contact: LI_NA, fullName: 'typed before' })).toEqual({
      contactId: '1',
      language: null,
      notes: null,
    });
    expect(buildRegistration({ ...NOBODY, fullName: ' Chen Wei ', companyName: 'Lumenova' })).toEqual({
      fullName: 'Chen Wei',
      email: null,
      companyName: 'Lumenova',
      jobTitle: null,
      language: null,
      notes: null,
    });
  });

  it('sends what was changed', () => {
    const values = { ...NOBODY, fullName: 'Chen Wei', email: ' ', contact: LI_NA };
    expect(buildRegistrationChanges(values, (field) => field === 'email' || field === 'contact')).toEqual({
      email: null,
      contactId: '1',
    });
  });
});

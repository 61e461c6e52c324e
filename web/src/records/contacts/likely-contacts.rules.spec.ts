import { NO_CONTACT } from './contact-values.rules';
import { buildLikelyContactsQuestion } from './likely-contacts.rules';

describe('the question for contacts that may be the same person', () => {
  const build = (values: object) => buildLikelyContactsQuestion({ ...NO_CONTACT, ...values });

  it('is the name, once it is long enough', () => {
    expect(build({ fullName: 'Li' })).toBeNull();
    expect(build({ fullName: ' Li Na ' })).toEqual({ q: 'Li Na' });
    expect(build({ fullName: '李娜' })).toEqual({ q: '李娜' });
  });

  it('is the e-mail address, once it is whole', () => {
    expect(build({ fullName: 'Li Na', email: 'li.na@' })).toEqual({ q: 'Li Na' });
    expect(build({ fullName: 'Li Na', email: 'li.na@lumenova.example' })).toEqual({ email: 'li.na@lumenova.example' });
  });
});

import type { ConsentState } from '../suppressions/skip-code.rules.js';
import { countSkipped, sortAudience } from './mailing-recipients.rules.js';

const buildPerson = (name: string, consent: ConsentState = 'granted', email: string | null = `${name}@sort.test`) => ({
  name,
  email,
  consent,
  isArchived: false,
});

describe('The people of a mailing', () => {
  it('who have one address get one mail, and everybody else is named with a reason', () => {
    const people = [
      buildPerson('an'),
      buildPerson('bo', 'refused'),
      buildPerson('an again', 'granted', 'an@sort.test'),
      buildPerson('cas', null),
      buildPerson('dee', 'granted', null),
      buildPerson('eva'),
    ];
    const { recipients, skipped } = sortAudience(people, 'event_invitation', new Map([['eva@sort.test', ['bounce']]]));
    expect(recipients.map(({ name }) => name)).toEqual(['an']);
    expect(skipped.map(({ person, code }) => [person.name, code])).toEqual([
      ['bo', 'consent_refused'],
      ['an again', 'duplicate_address'],
      ['cas', 'no_consent'],
      ['dee', 'no_email'],
      ['eva', 'address_bounced'],
    ]);
    expect(countSkipped([...skipped, { code: 'no_email' }])).toEqual({
      consent_refused: 1,
      duplicate_address: 1,
      no_consent: 1,
      no_email: 2,
      address_bounced: 1,
    });
  });

  it('who share an address of which the first has not agreed still get one mail', () => {
    const people = [buildPerson('an', null, 'x@sort.test'), buildPerson('bo', 'granted', 'x@sort.test')];
    expect(sortAudience(people, 'marketing', new Map()).recipients.map(({ name }) => name)).toEqual(['bo']);
  });
});

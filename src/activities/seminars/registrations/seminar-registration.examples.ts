import { ExampleId } from '../../../common/openapi/demo-records.examples.js';

/** Example bodies that register a person. */
export const REGISTRATION_EXAMPLES = {
  person: {
    summary: 'A person by name',
    value: {
      fullName: 'Zhang Wei',
      email: 'zhang.wei@brightpath.example',
      companyName: 'Brightpath Optics',
      jobTitle: 'Sales director',
      language: 'en',
    },
  },
  contact: {
    summary: 'A contact',
    value: { contactId: '0199c000-0000-7000-8000-000000000210', notes: 'Comes with a colleague' },
  },
};

/** Example bodies that update a registration. */
export const REGISTRATION_CHANGE_EXAMPLES = {
  confirmed: { summary: 'The person confirms', value: { status: 'confirmed' } },
  contact: {
    summary: 'Link the registration to a contact',
    value: { contactId: '0199c000-0000-7000-8000-000000000255' },
  },
};

/** A seminar of the demo data that has begun, because nobody can be checked in before the first day. */
export const SeminarBegun = () => ExampleId('id', 'Id of the seminar.', '0199c000-0000-7000-8000-000000000410');

/** Example bodies for a check-in. */
export const CHECK_IN_EXAMPLES = {
  email: { summary: 'By e-mail address', value: { email: 'joost@westveld.example' } },
};

import { ExampleId } from '../../common/openapi/example-id.decorator.js';

/** Ways to register, as Swagger UI offers them. */
export const REGISTRATION_EXAMPLES = {
  person: {
    summary: 'Somebody by name',
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

/** Changes to registrations, as Swagger UI offers them. */
export const REGISTRATION_CHANGE_EXAMPLES = {
  confirmed: { summary: 'Will come', value: { status: 'confirmed' } },
  contact: { summary: 'Who it is', value: { contactId: '0199c000-0000-7000-8000-000000000255' } },
};

/** A seminar of the demo that has begun: nobody is let in before the first day. */
export const SeminarBegun = () => ExampleId('id', 'Id of the seminar.', '0199c000-0000-7000-8000-000000000410');

/** Ways to be let in, as Swagger UI offers them. */
export const CHECK_IN_EXAMPLES = {
  email: { summary: 'By e-mail address', value: { email: 'joost@westveld.example' } },
};

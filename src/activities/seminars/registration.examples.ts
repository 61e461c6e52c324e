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
    value: { contactId: '0199c000-0000-7000-8000-000000000210', notes: 'Vegetarian' },
  },
};

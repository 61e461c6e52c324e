/** The maximum lengths of the inputs of the form in characters, as the API has them. */
export const INPUT_LENGTHS = {
  fullName: 200,
  email: 254,
  companyName: 200,
  jobTitle: 200,
  phone: 40,
  country: 2,
  language: 2,
  message: 4_000,
  text: 500,
  long_text: 4_000,
} as const;

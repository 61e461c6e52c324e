/** What a form can say of a registration, by our names: the fields of a mapping. */
export const MAPPED_FIELDS = [
  'fullName',
  'givenName',
  'familyName',
  'email',
  'phone',
  'companyName',
  'jobTitle',
  'country',
  'sector',
  'campaign',
  'message',
] as const;
/** One of {@link MAPPED_FIELDS}. */
export type MappedField = (typeof MAPPED_FIELDS)[number];

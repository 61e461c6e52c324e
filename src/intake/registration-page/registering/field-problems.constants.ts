/** The problems that a value can have that a person sends. The page has a sentence for each. */
export const FIELD_PROBLEMS = [
  'required',
  'email',
  'phone',
  'country',
  'choice',
  'too_long',
  'characters',
  'repeated',
  'stale_consent',
  'unknown_question',
  'challenge',
] as const;
/** One of {@link FIELD_PROBLEMS}. */
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** A wrong value, by the name of its input. */
export interface WrongInput {
  /** The name of the input, such as `email` or `q.diet`; null for the form as a whole. */
  name: string | null;
  problem: FieldProblem;
}

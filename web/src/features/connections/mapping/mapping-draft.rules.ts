import type { components } from '../../../shared/api/schema';
import type { Connection, MappingChange } from '../connections.api';

export type Question = components['schemas']['FormQuestionView'];
export type MappedField = keyof NonNullable<MappingChange['fields']>;
/** A stored mapping. The document of the API does not name its fields. */
export type Mapping = Omit<Connection['mapping'], 'fields'> & { fields: Partial<Record<MappedField, string>> };
export type Status = NonNullable<Mapping['statuses']>[string];

/** The fields of ours that a question can fill. */
export const MAPPED_FIELDS: readonly MappedField[] = [
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
];

/** The statuses that words of a provider can mean. */
export const STATUSES: readonly Status[] = [
  'pending',
  'registered',
  'confirmed',
  'waitlisted',
  'cancelled',
  'attended',
];

/** The places in the payload that a mapping can name, for providers without a format of their own. */
export const PATHS = ['externalId', 'status', 'version', 'formId', 'occurredAt'] as const;

type ConsentPurpose = NonNullable<MappingChange['consents']>[number]['purpose'];

export interface MappingDraft {
  fields: Mapping['fields'];
  consents: Mapping['consents'];
  paths: Record<string, string>;
  /** The words of the provider, in the order in which they were entered. */
  statuses: { word: string; status: Status }[];
}

/** Starts with the stored mapping. */
export function startMapping({ fields, consents, paths, statuses = {} }: Mapping): MappingDraft {
  return {
    fields,
    consents,
    paths,
    statuses: Object.entries(statuses).map(([word, status]) => ({ word, status })),
  };
}

/** The use of a question: a field, a consent, or nothing, so that it is kept as an answer. */
export type QuestionUse = MappedField | 'consent' | 'answer';

/** Returns what a question is used for. */
export function findUse({ fields, consents }: MappingDraft, key: string): QuestionUse {
  const field = MAPPED_FIELDS.find((name) => fields[name] === key);
  return field ?? (consents.some((consent) => consent.key === key) ? 'consent' : 'answer');
}

/** Uses a question for something else. A field is filled by one question only. */
export function setUse(draft: MappingDraft, key: string, use: QuestionUse): Pick<MappingDraft, 'fields' | 'consents'> {
  const others = Object.entries(draft.fields).filter(([name, filledBy]) => name !== use && filledBy !== key);
  const isField = use !== 'consent' && use !== 'answer';
  const consents = draft.consents.filter((consent) => consent.key !== key);
  const known = draft.consents.find((consent) => consent.key === key);
  return {
    fields: { ...Object.fromEntries(others), ...(isField && { [use]: key }) },
    consents: use === 'consent' ? [...consents, known ?? { purpose: 'marketing', key, equals: '' }] : consents,
  };
}

/** Lists the suggestions that the user has not taken over: a question and the field that it resembles. */
export function listSuggestions(draft: MappingDraft, questions: readonly Question[]): [string, MappedField][] {
  const taken = new Set<MappedField>();
  return questions.flatMap(({ key, suggestedField }): [string, MappedField][] => {
    if (suggestedField === null || findUse(draft, key) !== 'answer') return [];
    if (draft.fields[suggestedField] !== undefined || taken.has(suggestedField)) return [];
    taken.add(suggestedField);
    return [[key, suggestedField]];
  });
}

/** Takes over all suggestions. */
export function takeSuggestions(draft: MappingDraft, questions: readonly Question[]): Pick<MappingDraft, 'fields'> {
  const found = listSuggestions(draft, questions).map(([key, field]) => [field, key]);
  return { fields: { ...draft.fields, ...Object.fromEntries(found) } };
}

/** Lists the questions, and the keys of the mapping that no delivery has contained. */
export function listRows(draft: MappingDraft, questions: readonly Question[]): (Question | { key: string })[] {
  const keys = [...Object.values(draft.fields), ...draft.consents.map(({ key }) => key)];
  const unknown = keys.filter((key) => key !== undefined && !questions.some((question) => question.key === key));
  return [...questions, ...[...new Set(unknown)].map((key) => ({ key }))];
}

/** Builds the change of the stored mapping (JSON merge patch). Null removes what is no longer in it. */
export function buildMappingChange(stored: Mapping, draft: MappingDraft): MappingChange {
  const statuses = Object.fromEntries(draft.statuses.map(({ word, status }) => [word.trim(), status]));
  const paths = Object.entries(draft.paths).map(([name, path]) => [name, path.trim()] as const);
  return {
    fields: { ...removeAll(stored.fields), ...draft.fields },
    consents: draft.consents.map(({ wording, purpose, ...consent }) => ({
      ...consent,
      purpose: purpose as ConsentPurpose,
      ...(wording && { wording }),
    })),
    paths: { ...removeAll(stored.paths), ...Object.fromEntries(paths.filter(([, path]) => path !== '')) },
    statuses: {
      ...removeAll(stored.statuses ?? {}),
      ...Object.fromEntries(Object.entries(statuses).filter(([word]) => word !== '')),
    },
  };
}

function removeAll(part: object): Record<string, null> {
  return Object.fromEntries(Object.keys(part).map((name) => [name, null]));
}

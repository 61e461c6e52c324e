import { LANGUAGE_NAMES } from '../../../shared/format/language-names.constants';
import type { SeminarView } from '../seminar.api';
import type { PutRegistrationPage, RegistrationPage } from './registration-page.api';

/** A language of a page. */
export type PageLanguage = RegistrationPage['languages'][number];
const LANGUAGES = Object.keys(LANGUAGE_NAMES) as PageLanguage[];

/** The optional fields of the form of a page, in their order there. */
export const PAGE_FIELDS = ['companyName', 'jobTitle', 'phone', 'country', 'language', 'message'] as const;
export type PageField = (typeof PAGE_FIELDS)[number];

/** Whether a page asks for a field. */
export const FIELD_STATES = ['hidden', 'optional', 'required'] as const;
export type FieldState = (typeof FIELD_STATES)[number];

/** The kinds of questions. */
export const QUESTION_KINDS = ['text', 'long_text', 'choice', 'several', 'yes_no'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** The purposes of consents. */
export const CONSENT_PURPOSES = [
  'event_invitation',
  'marketing',
  'partner_sharing',
  'registration_processing',
] as const satisfies readonly RegistrationPage['consents'][number]['purpose'][];
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** The greatest numbers of questions, and of the options of one. */
export const MAX_QUESTIONS = 12;
export const MAX_OPTIONS = 30;

/** A text in every language; empty in those that the page does not have. */
export type Localised = Record<PageLanguage, string>;

/** The texts of a page in one language. */
export interface TextDraft {
  title: string;
  intro: string;
  practical: string;
  thanks: string;
}

export interface OptionDraft {
  id: string;
  label: Localised;
}

export interface QuestionDraft {
  id: string;
  label: Localised;
  kind: QuestionKind;
  options: OptionDraft[];
  required: boolean;
}

export interface ConsentDraft {
  purpose: ConsentPurpose;
  wording: Localised;
}

/** Everything that is typed into the form of a page. Texts of a language that was removed are kept but not sent. */
export interface PageDraft {
  slug: string;
  languages: PageLanguage[];
  texts: Record<PageLanguage, TextDraft>;
  privacyNotice: Localised;
  fields: Record<PageField, FieldState>;
  questions: QuestionDraft[];
  consents: ConsentDraft[];
  /** Null until somebody chooses: the server knows whether it can send mails. */
  doubleOptIn: boolean | null;
  /** One origin on each line. */
  embedOrigins: string;
}

const NO_TEXT: TextDraft = { title: '', intro: '', practical: '', thanks: '' };
const NO_LABEL: Localised = { en: '', nl: '', zh: '' };

/** Returns the values of a page. */
export function readPage(page: RegistrationPage): PageDraft {
  const { slug, languages, texts, privacyNotice, fields, questions, consents, doubleOptIn, embedOrigins } = page;
  return {
    slug,
    languages,
    texts: buildByLanguage((language) => {
      const { title = '', intro, practical, thanks } = texts[language] ?? {};
      return { title, intro: intro ?? '', practical: practical ?? '', thanks: thanks ?? '' };
    }),
    privacyNotice: { ...NO_LABEL, ...privacyNotice },
    fields: buildFields((field) => fields[field] ?? 'hidden'),
    questions: questions.map((question) => ({
      ...question,
      label: { ...NO_LABEL, ...question.label },
      options: question.options.map(({ id, label }) => ({ id, label: { ...NO_LABEL, ...label } })),
    })),
    consents: consents.map(({ purpose, wording }) => ({ purpose, wording: { ...NO_LABEL, ...wording } })),
    doubleOptIn,
    embedOrigins: embedOrigins.join('\n'),
  };
}

/** Returns the values with which a new page begins. */
export function startPage({ title, languages }: Pick<SeminarView, 'title' | 'languages'>): PageDraft {
  const known = LANGUAGES.filter((language) => languages.some((tag) => tag.split('-')[0] === language));
  const chosen: PageLanguage[] = known.length > 0 ? known : ['en'];
  return {
    slug: buildSlug(title),
    languages: chosen,
    texts: buildByLanguage((language) => (language === chosen[0] ? { ...NO_TEXT, title } : NO_TEXT)),
    privacyNotice: NO_LABEL,
    fields: buildFields((field) =>
      field === 'companyName' ? 'required' : field === 'jobTitle' ? 'optional' : 'hidden',
    ),
    questions: [],
    consents: [],
    doubleOptIn: null,
    embedOrigins: '',
  };
}

/** Builds the request that stores a page. Only the texts of its languages are sent, without empty ones. */
export function buildPage(draft: PageDraft): PutRegistrationPage {
  const { slug, languages, texts, privacyNotice, fields, questions, consents, doubleOptIn, embedOrigins } = draft;
  const pick = (localised: Localised) =>
    Object.fromEntries(languages.map((one) => [one, localised[one].trim()]).filter(([, text]) => text !== ''));
  return {
    slug: slug.trim(),
    languages,
    texts: Object.fromEntries(
      languages
        .filter((one) => texts[one].title.trim() !== '')
        .map((one) => {
          const { title, intro, practical, thanks } = texts[one];
          return [
            one,
            {
              title: title.trim(),
              intro: intro.trim() || null,
              practical: practical.trim() || null,
              thanks: thanks.trim() || null,
            },
          ];
        }),
    ),
    fields,
    questions: questions.map(({ id, label, kind, options, required }) => ({
      id,
      label: pick(label),
      kind,
      required,
      options: hasOptions(kind) ? options.map((option) => ({ id: option.id, label: pick(option.label) })) : [],
    })),
    consents: consents.map(({ purpose, wording }) => ({ purpose, wording: pick(wording) })),
    privacyNotice: pick(privacyNotice),
    ...(doubleOptIn !== null && { doubleOptIn }),
    embedOrigins: embedOrigins.split(/\s+/).filter(Boolean),
  };
}

/** Tells whether a question is answered with its options. */
export function hasOptions(kind: QuestionKind): boolean {
  return kind === 'choice' || kind === 'several';
}

/** Returns a new question. Its id is not that of any other, because deliveries name it for ever. */
export function startQuestion(): QuestionDraft {
  return { id: createId('q'), label: NO_LABEL, kind: 'text', options: [], required: false };
}

/** Returns a new option of a question. */
export function startOption(): OptionDraft {
  return { id: createId('o'), label: NO_LABEL };
}

/** Returns a new consent, for the first purpose that has none; undefined when every purpose has one. */
export function startConsent(consents: readonly ConsentDraft[]): ConsentDraft | undefined {
  const purpose = CONSENT_PURPOSES.find((one) => consents.every((consent) => consent.purpose !== one));
  return purpose && { purpose, wording: NO_LABEL };
}

/** Returns a list whose element at an index is one place further up (-1) or down (1). */
export function moveRow<T>(rows: readonly T[], index: number, by: -1 | 1): T[] {
  const moved = [...rows];
  const [row] = moved.splice(index, 1);
  moved.splice(index + by, 0, row!);
  return moved;
}

/** Returns the languages with one more or one less, in the order in which they were chosen. The first is the usual one. */
export function toggleLanguage(languages: readonly PageLanguage[], language: PageLanguage): PageLanguage[] {
  return languages.includes(language) ? languages.filter((one) => one !== language) : [...languages, language];
}

/** Returns the end of an address made from a title; empty if its letters are not Latin. */
export function buildSlug(title: string): string {
  const letters = title
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
  const slug = letters
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  return slug.length < 3 ? '' : slug;
}

/** Returns the html with which another site shows a page. */
export function buildEmbedding(url: string, language: string, title: string): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${url}?lang=${language}" title="${escaped}" width="100%" height="900" style="border:0"></iframe>`;
}

function createId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().slice(0, 8)}`;
}

function buildByLanguage<T>(build: (language: PageLanguage) => T): Record<PageLanguage, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, build(language)])) as Record<PageLanguage, T>;
}

function buildFields(build: (field: PageField) => FieldState): Record<PageField, FieldState> {
  return Object.fromEntries(PAGE_FIELDS.map((field) => [field, build(field)])) as Record<PageField, FieldState>;
}

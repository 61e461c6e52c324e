import type { FieldError } from '../../../common/errors/domain.errors.js';
import {
  KINDS_WITH_OPTIONS,
  PAGE_LANGUAGES,
  type PageLanguage,
  type PageWarning,
  RESERVED_KEYS,
} from '../model/registration-page.constants.js';
import type { Localised, RegistrationPage, StoredPageConsent } from '../model/registration-page.entity.js';

/** The content of a page that a request replaces. */
export type PageContent = Pick<
  RegistrationPage,
  | 'slug'
  | 'languages'
  | 'texts'
  | 'fields'
  | 'questions'
  | 'consents'
  | 'consentVersions'
  | 'privacyNotice'
  | 'doubleOptIn'
  | 'embedOrigins'
>;

/** The facts about a seminar and the application that decide whether its page can be published. */
export interface PageFacts {
  status: string;
  isArchived: boolean;
  isOver: boolean;
  capacity: number | null;
  registrationClosesAt: Date | null;
  /** Whether browsers reach the application safely enough to compute the proof of work. */
  isAddressSecure: boolean;
  hasMailServer: boolean;
}

const hasText = (text: string | null | undefined): text is string => Boolean(text?.trim());

/** Returns an error for each text of a page that one of its languages lacks, for ids that are used twice, and for wrong options. */
export function validateContent(content: Omit<PageContent, 'consentVersions'>): FieldError[] {
  const { languages, texts, questions, consents } = content;
  const findMissing = (localised: Localised, pointer: string) =>
    languages
      .filter((language) => !hasText(localised[language]))
      .map((language) => buildMissingError(language, `${pointer}/${language}`));
  return [
    ...languages
      .filter((language) => texts[language] === undefined)
      .map((language) => buildMissingError(language, `/texts/${language}`)),
    ...questions.flatMap(({ label, options }, index) => [
      ...findMissing(label, `/questions/${index}/label`),
      ...options.flatMap((option, number) => findMissing(option.label, `/questions/${index}/options/${number}/label`)),
    ]),
    ...consents.flatMap(({ wording }, index) => findMissing(wording, `/consents/${index}/wording`)),
    ...findRepeated(
      [...RESERVED_KEYS, ...questions.map(({ id }) => id)],
      (index) => `/questions/${index - RESERVED_KEYS.length}/id`,
    ),
    ...findRepeated(
      consents.map(({ purpose }) => purpose),
      (index) => `/consents/${index}/purpose`,
    ),
    ...questions.flatMap(({ kind, options }, index) => [
      ...findRepeated(
        options.map(({ id }) => id),
        (number) => `/questions/${index}/options/${number}/id`,
      ),
      ...validateOptions(kind, options.length, `/questions/${index}/options`),
    ]),
  ];
}

function buildMissingError(language: PageLanguage, pointer: string): FieldError {
  const detail = `${pointer} is required, because the page has the language ${language}.`;
  return { pointer, code: 'registration_page.language_without_text', detail };
}

function findRepeated(keys: readonly string[], buildPointer: (index: number) => string): FieldError[] {
  return keys.flatMap((key, index) => {
    if (keys.indexOf(key) === index) return [];
    const pointer = buildPointer(index);
    return [
      { pointer, code: 'registration_page.duplicate_key' as const, detail: `${pointer}: ${key} is used already.` },
    ];
  });
}

function validateOptions(
  kind: RegistrationPage['questions'][number]['kind'],
  count: number,
  pointer: string,
): FieldError[] {
  const isWithOptions = KINDS_WITH_OPTIONS.includes(kind);
  if (isWithOptions === count > 0) return [];
  const detail = isWithOptions
    ? `${pointer} is required, because a question of the kind ${kind} is answered with its options.`
    : `${pointer} must be empty, because a question of the kind ${kind} has no options.`;
  return [{ pointer, code: 'registration_page.options', detail }];
}

/**
 * Assigns the versions of the consents of a page. A wording that changed in one of its languages gets the next version of
 * its purpose, and a purpose that comes back never gets an old one.
 */
export function assignConsentVersions(
  requested: readonly Omit<StoredPageConsent, 'version'>[],
  before: Pick<RegistrationPage, 'consents' | 'consentVersions'> | null,
): Pick<RegistrationPage, 'consents' | 'consentVersions'> {
  const consentVersions = { ...before?.consentVersions };
  const consents = requested.map(({ purpose, wording }) => {
    const known = before?.consents.find((consent) => consent.purpose === purpose);
    const isSame = known && PAGE_LANGUAGES.every((language) => known.wording[language] === wording[language]);
    const version = isSame ? known.version : (consentVersions[purpose] ?? 0) + 1;
    consentVersions[purpose] = version;
    return { purpose, wording, version };
  });
  return { consents, consentVersions };
}

/** Returns the reasons why a page cannot be published. */
export function findObstacles(
  { languages, privacyNotice }: Pick<PageContent, 'languages' | 'privacyNotice'>,
  facts: PageFacts,
): FieldError[] {
  const build = (pointer: string, detail: string): FieldError => ({
    pointer,
    code: 'registration_page.not_ready',
    detail,
  });
  const obstacles = languages
    .filter((language) => !hasText(privacyNotice[language]))
    .map((language) =>
      build(`/privacyNotice/${language}`, `privacyNotice.${language} is required before the page is enabled.`),
    );
  if (facts.isArchived || !['planned', 'confirmed'].includes(facts.status)) {
    obstacles.push(build('/seminar/status', 'The seminar must be planned or confirmed.'));
  }
  if (facts.isOver) obstacles.push(build('/seminar/endsAt', 'The seminar is over.'));
  if (!facts.isAddressSecure) {
    obstacles.push(
      build('/url', 'PUBLIC_URL must begin with https://, because browsers compute the proof of work there only.'),
    );
  }
  return obstacles;
}

/** Returns what to look at before a page is published, in the order of {@link PageWarning}. */
export function listWarnings(
  { languages, texts, privacyNotice }: Pick<PageContent, 'languages' | 'texts' | 'privacyNotice'>,
  { hasMailServer, capacity, registrationClosesAt }: PageFacts,
): { code: PageWarning; detail: string }[] {
  const listLacking = (find: (language: PageLanguage) => string | null | undefined) =>
    languages.filter((language) => !hasText(find(language))).join(', ');
  const withoutIntro = listLacking((language) => texts[language]?.intro);
  const withoutNotice = listLacking((language) => privacyNotice[language]);
  const warnings: [PageWarning, boolean, string][] = [
    ['no_mail_server', !hasMailServer, 'There is no mail server, so nobody gets a confirmation.'],
    ['no_capacity', capacity === null, 'The seminar has no capacity, so that everybody gets a seat.'],
    [
      'no_closing_time',
      registrationClosesAt === null,
      'The seminar has no closing time, so people can register until it ends.',
    ],
    ['no_intro', withoutIntro !== '', `The page has no intro in ${withoutIntro}.`],
    ['no_privacy_notice', withoutNotice !== '', `The page has no privacy notice in ${withoutNotice}.`],
  ];
  return warnings.flatMap(([code, applies, detail]) => (applies ? [{ code, detail }] : []));
}

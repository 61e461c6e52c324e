import { canonicaliseLanguageTag } from '../../../common/reference/language-tags.rules.js';
import { normaliseName } from '../../../common/reference/text-forms.rules.js';

/** Names that Intl does not give, because they are those of a script or of a spoken form. */
const USUAL_NAMES: Readonly<Record<string, string>> = {
  mandarin: 'zh',
  mandarijn: 'zh',
  普通话: 'zh',
  汉语: 'zh',
  中文: 'zh',
  vlaams: 'nl',
  flemish: 'nl',
  简体中文: 'zh-Hans',
  繁体中文: 'zh-Hant',
  繁體中文: 'zh-Hant',
  cantonese: 'yue',
  kantonees: 'yue',
  粤语: 'yue',
  farsi: 'fa',
};

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
const DISPLAY_LANGUAGES = ['en', 'nl', 'zh', 'fr', 'de'];

let index: ReadonlyMap<string, string> | undefined;

/**
 * Returns the BCP 47 tag of a language by its tag (also with an underscore) or its name; null for another text. The country
 * in "Dutch (Belgium)" does not count.
 */
export function findLanguage(text: string): string | null {
  index ??= buildIndex();
  const named =
    index.get(normaliseName(text)) ?? index.get(normaliseName(text.replace(/[(（][^()（）]*[)）]\s*$/u, '')));
  if (named !== undefined) return named;
  const tag = canonicaliseLanguageTag(text.trim().replaceAll('_', '-'));
  return tag !== null && isKnownLanguage(tag) ? tag : null;
}

const ENGLISH_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A word of three letters is a well-formed tag, so only tags whose language has a name are accepted. */
function isKnownLanguage(tag: string): boolean {
  return ENGLISH_NAMES.of(tag.split('-')[0]!) !== undefined;
}

function buildIndex(): ReadonlyMap<string, string> {
  const codes = ALPHABET.flatMap((first) => ALPHABET.map((second) => `${first}${second}`));
  const names = new Map<string, string>();
  const displays = DISPLAY_LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }),
  );
  for (const code of codes) {
    // The canonical form leaves out obsolete codes such as iw for Hebrew, and tl, which is fil.
    if (ENGLISH_NAMES.of(code) === undefined || Intl.getCanonicalLocales(code)[0] !== code) continue;
    const own = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code);
    for (const name of [...displays.map((display) => display.of(code)), own]) {
      const key = normaliseName(name ?? '');
      if (key !== '' && !names.has(key)) names.set(key, code);
    }
  }
  for (const [name, tag] of Object.entries(USUAL_NAMES)) names.set(normaliseName(name), tag);
  return names;
}

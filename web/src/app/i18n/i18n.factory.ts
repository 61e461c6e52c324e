import i18next, { type i18n } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';
import fieldDictionaries from 'record-catalogue/dictionaries';
import { loadPart } from '../../shared/api/connection.store';
import { type Language, LANGUAGES } from '../../shared/i18n/languages.constants';

/** Every dictionary of the application, by path. Each is loaded when its feature is opened in its language. */
const dictionaries = import.meta.glob<{ default: object }>('../../**/i18n/{en,nl}.ts');

/** Begins the name of the dictionary of the fields of a record. */
const FIELDS = 'fields-';

/**
 * Finds the dictionary of a feature: the folder that contains `i18n/` gives its name. Those of the fields of records are in
 * the record catalogue.
 */
function findDictionary(language: string, feature: string) {
  const names = feature.startsWith(FIELDS) && fieldDictionaries[`${feature.slice(FIELDS.length)}/${language}`];
  if (names) return loadPart(names);
  const path = Object.keys(dictionaries).find(
    (name) => name.endsWith(`/${feature}/i18n/${language}.ts`) || (feature === 'app' && name === `./${language}.ts`),
  );
  if (path === undefined) throw new Error(`There is no dictionary for ${feature} in ${language}.`);
  return loadPart(dictionaries[path]!);
}

/** Returns the language of the browser, if the application has it. */
export function detectLanguage(): Language {
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2));
  return preferred.find((tag): tag is Language => LANGUAGES.includes(tag as Language)) ?? 'en';
}

/** Starts the translations in the language of the browser. The preference of the user replaces it after sign-in. */
export async function startTranslations(): Promise<i18n> {
  i18next.on('languageChanged', (language) => (document.documentElement.lang = language));
  await i18next
    .use(resourcesToBackend(findDictionary))
    .use(initReactI18next)
    .init({
      lng: detectLanguage(),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      // Most screens need these. A dictionary that is loaded later replaces what the user sees by a sign of loading.
      ns: ['app', 'shared', 'records', 'server-texts'],
      defaultNS: 'shared',
      // A text that many screens use stands in one of these only.
      fallbackNS: ['records', 'shared'],
      // React escapes texts itself.
      interpolation: { escapeValue: false },
    });
  return i18next;
}

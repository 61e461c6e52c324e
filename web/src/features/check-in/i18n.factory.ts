import i18next from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';
import { type Language, LANGUAGES } from '../../shared/i18n/languages.constants';

/** The dictionaries of this page. It has no others, so that it starts soon and without a network. */
const dictionaries = {
  ...import.meta.glob<{ default: object }>('./i18n/{en,nl}.ts'),
  ...import.meta.glob<{ default: object }>('../../shared/i18n/{en,nl}.ts'),
};

/** Returns the language of the browser, if the page has it. Somebody with a link has no other preference. */
function detectLanguage(): Language {
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2));
  return preferred.find((tag): tag is Language => LANGUAGES.includes(tag as Language)) ?? 'en';
}

/** Starts the translations in the language of the browser. */
export async function startCheckInTranslations(): Promise<void> {
  i18next.on('languageChanged', (language) => (document.documentElement.lang = language));
  await i18next
    .use(
      resourcesToBackend((language: string, name: string) =>
        dictionaries[name === 'check-in' ? `./i18n/${language}.ts` : `../../${name}/i18n/${language}.ts`]!(),
      ),
    )
    .use(initReactI18next)
    .init({
      lng: detectLanguage(),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      ns: ['check-in', 'shared'],
      defaultNS: 'shared',
      fallbackNS: 'shared',
      // React escapes texts itself.
      interpolation: { escapeValue: false },
    });
}

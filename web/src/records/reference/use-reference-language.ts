import { useTranslation } from 'react-i18next';

/** Returns the language in which the titles of codes are read. */
export function useReferenceLanguage(): 'en' | 'nl' {
  return useTranslation().i18n.language === 'nl' ? 'nl' : 'en';
}

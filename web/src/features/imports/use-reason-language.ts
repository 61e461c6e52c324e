import { useTranslation } from 'react-i18next';
import type { ReasonLanguage } from './imports.api';

/** Returns the language in which the server says reasons: that of the screen. */
export function useReasonLanguage(): ReasonLanguage {
  const { i18n } = useTranslation('imports');
  return i18n.language === 'nl' ? 'nl' : 'en';
}

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { findServerText } from './server-texts.factory';

/**
 * Returns a function that gives a text for a code of the server, such as `gate.sector.required`, and the sentence of the
 * server if there is none.
 */
export function useServerText(): (key: string, sentence: string, values?: Record<string, string>) => string {
  const { i18n } = useTranslation('server-texts');
  const { language } = i18n;
  return useCallback(
    (key: string, sentence: string, values?: Record<string, string>) => findServerText(key, values) ?? sentence,
    // The texts change with the language.
    [language],
  );
}

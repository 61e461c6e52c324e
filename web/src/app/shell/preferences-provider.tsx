import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { preferencesQuery } from '../../shared/session/preferences.api';
import { detectLanguage } from '../i18n/i18n.factory';

/** Applies the language and the theme that the user has chosen. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const { data } = useQuery(preferencesQuery);
  const { i18n } = useTranslation();
  // Suspending transitions would insert a style that the content security policy does not allow.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  useEffect(() => {
    if (data) void i18n.changeLanguage(data.language === 'auto' ? detectLanguage() : data.language);
  }, [data, i18n]);
  useEffect(() => {
    if (data?.theme) setColorScheme(data.theme);
  }, [data?.theme, setColorScheme]);
  return children;
}

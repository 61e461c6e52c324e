import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../i18n/languages.constants';
import { preferencesQuery, useUpdatePreferences } from './preferences.api';
import { DENSITIES, useDensity } from './use-density';

/** The language, the theme, the density and the shortcuts of the user. Changes apply at once. */
export function PreferenceFields() {
  const { t, i18n } = useTranslation('shared');
  const { data: preferences } = useQuery(preferencesQuery);
  const { mutate: update } = useUpdatePreferences();
  const { colorScheme } = useMantineColorScheme();
  const density = useDensity();
  return (
    <>
      <SegmentedControl
        aria-label={t('language')}
        value={i18n.language}
        onChange={(language) => update({ language: language as 'en' | 'nl' })}
        data={LANGUAGES.map((value) => ({ value, label: value === 'en' ? 'English' : 'Nederlands' }))}
      />
      <SegmentedControl
        aria-label={t('theme')}
        value={preferences?.theme ?? colorScheme}
        onChange={(theme) => update({ theme })}
        data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t('density')}
        value={density}
        onChange={(value) => update({ ui: { density: value } })}
        data={DENSITIES.map((value) => ({ value, label: t(`densities.${value}`) }))}
      />
      <Switch
        label={t('shortcuts')}
        description={t('shortcutsHint')}
        checked={preferences?.singleKeyShortcuts ?? true}
        onChange={({ currentTarget }) => update({ singleKeyShortcuts: currentTarget.checked })}
      />
    </>
  );
}

import { useComputedColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import CopyCheck from 'lucide-react/icons/copy-check';
import CornerDownRight from 'lucide-react/icons/corner-down-right';
import Languages from 'lucide-react/icons/languages';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import SunMoon from 'lucide-react/icons/sun-moon';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { useUpdatePreferences } from '../../shared/session/preferences.api';
import { useCan } from '../../shared/session/use-session';
import type { SearchOption } from './search-groups.rules';

/** A screen of the navigation. */
export interface Screen {
  to: string;
  title: string;
}

/** Returns what the user can do from the search. */
export function useSearchActions(screens: readonly Screen[], onClose: () => void): SearchOption[] {
  const { t, i18n } = useTranslation('search');
  const navigate = useNavigate();
  const { mutate: update } = useUpdatePreferences();
  const canLog = useCan('interactions:write');
  const canMerge = useCan('companies:write');
  const scheme = useComputedColorScheme('light');
  const language = i18n.language === 'nl' ? 'en' : 'nl';
  const theme = scheme === 'dark' ? 'light' : 'dark';
  return useMemo(() => {
    const log: SearchOption = {
      id: 'log',
      icon: <MessageSquarePlus size={18} aria-hidden />,
      title: t('words.logInteraction'),
      note: 'c',
      run: () => openLogInteraction(),
    };
    const duplicates: SearchOption = {
      id: 'duplicates',
      icon: <CopyCheck size={18} aria-hidden />,
      title: t('duplicates'),
      run: () => void navigate({ href: '/companies/duplicates' }),
    };
    const actions: SearchOption[] = [
      ...(canLog ? [log] : []),
      ...screens.map(({ to, title }) => ({
        id: `screen ${to}`,
        icon: <CornerDownRight size={18} aria-hidden />,
        title: t('goTo', { screen: title }),
        run: () => void navigate({ href: to }),
      })),
      ...(canMerge ? [duplicates] : []),
      {
        id: 'language',
        icon: <Languages size={18} aria-hidden />,
        title: t(language === 'nl' ? 'toDutch' : 'toEnglish'),
        run: () => update({ language }),
      },
      {
        id: 'theme',
        icon: <SunMoon size={18} aria-hidden />,
        title: t(theme === 'dark' ? 'toDark' : 'toLight'),
        run: () => update({ theme }),
      },
    ];
    return actions.map((action) => ({
      ...action,
      run: () => {
        onClose();
        action.run();
      },
    }));
  }, [canLog, canMerge, screens, language, theme, navigate, update, onClose, t]);
}

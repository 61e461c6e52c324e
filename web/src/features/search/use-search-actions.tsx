import { useComputedColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import CopyCheck from 'lucide-react/icons/copy-check';
import CornerDownRight from 'lucide-react/icons/corner-down-right';
import Languages from 'lucide-react/icons/languages';
import type { LucideIcon } from 'lucide-react';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import Plus from 'lucide-react/icons/plus';
import SunMoon from 'lucide-react/icons/sun-moon';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { newRecordKind } from '../../records/new-record.store';
import { useUpdatePreferences } from '../../shared/session/preferences.api';
import { useCan } from '../../shared/session/use-session';
import type { ListSearch } from '../../shared/tables/list-search.rules';
import type { SearchOption } from './search-groups.rules';

/** A screen of the navigation. */
export interface Screen {
  to: string;
  /** The filters with which it opens. */
  search?: ListSearch;
  title: string;
}

/** Returns what the user can do from the search: create and log, go to a screen, or change a preference. */
export function useSearchActions(screens: readonly Screen[], onClose: () => void) {
  const { t, i18n } = useTranslation('search');
  const navigate = useNavigate();
  const { mutate: update } = useUpdatePreferences();
  const canLog = useCan('interactions:write');
  const canAddLead = useCan('leads:write');
  const canAddTask = useCan('tasks:write');
  const canWriteCompanies = useCan('companies:write');
  const scheme = useComputedColorScheme('light');
  const language = i18n.language === 'nl' ? 'en' : 'nl';
  const theme = scheme === 'dark' ? 'light' : 'dark';
  return useMemo(() => {
    const build = (id: string, Icon: LucideIcon, title: string, run: () => void, note?: string): SearchOption => ({
      id,
      icon: <Icon size={18} aria-hidden />,
      title,
      note,
      run: () => {
        onClose();
        run();
      },
    });
    const open =
      (to: string, search: ListSearch = {}) =>
      () =>
        void navigate({ to, search });
    const add = (kind: 'lead' | 'company' | 'task') => () => newRecordKind.set(kind);
    return {
      actions: [
        ...(canLog
          ? [build('log', MessageSquarePlus, t('words.logInteraction'), () => openLogInteraction(), 'c')]
          : []),
        ...(canAddLead ? [build('new lead', Plus, t('newLead.open'), add('lead'))] : []),
        ...(canAddTask ? [build('new task', Plus, t('words.newTask'), add('task'), 't')] : []),
        ...(canWriteCompanies ? [build('new company', Plus, t('words.newCompany'), add('company'))] : []),
      ],
      destinations: [
        ...screens.map(({ to, search, title }) =>
          build(`screen ${to}`, CornerDownRight, t('goTo', { screen: title }), open(to, search)),
        ),
        ...(canWriteCompanies ? [build('duplicates', CopyCheck, t('duplicates'), open('/companies/duplicates'))] : []),
      ],
      preferences: [
        build('language', Languages, t(language === 'nl' ? 'toDutch' : 'toEnglish'), () => update({ language })),
        build('theme', SunMoon, t(theme === 'dark' ? 'toDark' : 'toLight'), () => update({ theme })),
      ],
    };
  }, [canLog, canAddLead, canAddTask, canWriteCompanies, screens, language, theme, navigate, update, onClose, t]);
}

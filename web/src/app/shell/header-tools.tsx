import { Button, Kbd } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import Search from 'lucide-react/icons/search';
import { useTranslation } from 'react-i18next';
import { isSearchOpen } from '../../features/search/search.store';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { preferencesQuery } from '../../shared/session/preferences.api';
import { useCan } from '../../shared/session/use-session';
import classes from './app-shell.module.css';

/** The buttons for what users do all day: in the header, and on a phone within reach of the thumb. */
export function HeaderTools() {
  const { t } = useTranslation('app');
  const canLog = useCan('interactions:write');
  return (
    <>
      <Button
        variant="default"
        className={classes['search']}
        size="sm"
        px={10}
        styles={{ label: { flex: 1 } }}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={<KeyHint>/</KeyHint>}
        title={t('searchHint')}
        onClick={() => isSearchOpen.set(true)}
      >
        <span>
          {t('words.search')} <span aria-hidden>{t('orDo')}</span>
        </span>
      </Button>
      {canLog && (
        <Button
          className={classes['log']}
          size="sm"
          px={12}
          leftSection={<MessageSquarePlus size={16} aria-hidden />}
          rightSection={<KeyHint>c</KeyHint>}
          title={t('logHint')}
          aria-label={t('words.logInteractionShort')}
          onClick={() => openLogInteraction()}
        >
          {t('log')}
        </Button>
      )}
    </>
  );
}

/** The key that does the same as a button, where there is a keyboard and the user has not switched such keys off. */
function KeyHint({ children }: { children: string }) {
  const { data: preferences } = useQuery(preferencesQuery);
  if (!preferences?.singleKeyShortcuts) return null;
  return (
    <Kbd aria-hidden size="xs" visibleFrom="sm" className={classes['key']}>
      {children}
    </Kbd>
  );
}

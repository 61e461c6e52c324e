import { Button, VisuallyHidden } from '@mantine/core';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import Search from 'lucide-react/icons/search';
import { useTranslation } from 'react-i18next';
import { isSearchOpen } from '../../features/search/search.store';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { KeyHint } from '../../shared/keyboard/key-hint';
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
        title={t('searchHint')}
        onClick={() => isSearchOpen.set(true)}
      >
        <span style={{ flex: 1, textAlign: 'start' }}>
          {t('words.search')} <span aria-hidden>{t('orDo')}</span>
        </span>
        <KeyHint>/</KeyHint>
      </Button>
      {canLog && (
        <Button
          className={classes['log']}
          size="sm"
          px={12}
          leftSection={<MessageSquarePlus size={16} aria-hidden />}
          title={t('logHint')}
          onClick={() => openLogInteraction()}
        >
          <span aria-hidden>{t('log')}</span>
          <VisuallyHidden>{t('words.logInteractionShort')}</VisuallyHidden>
          <KeyHint>c</KeyHint>
        </Button>
      )}
    </>
  );
}

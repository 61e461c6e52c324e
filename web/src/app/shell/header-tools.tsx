import { Button } from '@mantine/core';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import Search from 'lucide-react/icons/search';
import { useTranslation } from 'react-i18next';
import { isSearchOpen } from '../../features/search/search.store';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { useCan } from '../../shared/session/use-session';

/** The buttons for what users do all day: in the header, and on a phone within reach of the thumb. */
export function HeaderTools() {
  const { t } = useTranslation('app');
  const canLog = useCan('interactions:write');
  return (
    <>
      <Button
        variant="default"
        px={{ base: 10, sm: 'md' }}
        leftSection={<Search size={18} aria-hidden />}
        title={t('searchHint')}
        onClick={() => isSearchOpen.set(true)}
      >
        {t('words.search')}
      </Button>
      {canLog && (
        <Button
          px={{ base: 10, sm: 'md' }}
          leftSection={<MessageSquarePlus size={18} aria-hidden />}
          title={t('logHint')}
          onClick={() => openLogInteraction()}
        >
          {t('words.logInteractionShort')}
        </Button>
      )}
    </>
  );
}

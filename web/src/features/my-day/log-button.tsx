import { Button } from '@mantine/core';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import type { RecordReference } from '../../records/search/record-reference.rules';
import { useCan } from '../../shared/session/use-session';

interface LogButtonProps {
  /** The record that the interaction is about; null if the user chooses it. */
  subject: RecordReference | null;
  /** The name of the row, because there is a button in every row. */
  title: string;
  onLogged?: () => void;
}

/** Opens the form that logs an interaction about the record of a row. */
export function LogButton({ subject, title, onLogged }: LogButtonProps) {
  const { t } = useTranslation('my-day');
  const canLog = useCan('interactions:write');
  if (!canLog) return null;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<MessageSquarePlus size={16} aria-hidden />}
      aria-label={t('logAbout', { title })}
      onClick={() => openLogInteraction(subject, onLogged)}
    >
      {t('log')}
    </Button>
  );
}

import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Tells that a form contains what was typed earlier, and offers to begin again. */
export function RestoredNotice({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation('shared');
  return (
    <Alert color="blue" variant="light" p="xs" role="status">
      <Group justify="space-between">
        <Text size="sm">{t('restoredDraft')}</Text>
        <Button size="compact-sm" variant="subtle" onClick={onDiscard}>
          {t('startOver')}
        </Button>
      </Group>
    </Alert>
  );
}

import { Alert, Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConflictAlertProps {
  /** Says what a colleague has saved. */
  children: ReactNode;
  onKeep: () => void;
  onTake: () => void;
}

/** Tells that a colleague has changed the same part of the connection, and lets the user choose. */
export function ConflictAlert({ children, onKeep, onTake }: ConflictAlertProps) {
  const { t } = useTranslation('connections');
  return (
    <Alert color="orange" role="alert" title={t('conflict.title')}>
      {children}
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('conflict.keep')}
        </Button>
        <Button size="xs" variant="default" onClick={onTake}>
          {t('conflict.take')}
        </Button>
      </Group>
    </Alert>
  );
}

import { Alert, Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConflictAlertProps {
  /** Says what a colleague has saved. */
  children: ReactNode;
  onKeep: () => void;
  onTake: () => void;
}

/** Tells that a colleague has changed the same part of a record, and lets the user choose. */
export function ConflictAlert({ children, onKeep, onTake }: ConflictAlertProps) {
  const { t } = useTranslation('shared');
  return (
    <Alert color="orange" role="alert" title={t('changedMeanwhile')}>
      {children}
      <Group gap="xs" mt="xs">
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={onTake}>
          {t('takeTheirs')}
        </Button>
      </Group>
    </Alert>
  );
}

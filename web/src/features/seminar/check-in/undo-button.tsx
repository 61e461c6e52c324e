import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Registration, useArchiveRegistration, useUpdateRegistration } from '../registrations/registrations.api';
import type { SeminarView } from '../seminar.api';
import { findSeminarState } from '../seminar-state.rules';
import { storeVisitor } from './check-in.api';
import { useCheckInQueue } from './use-check-in-queue';

interface UndoButtonProps {
  seminar: SeminarView;
  visitor: Registration;
}

/**
 * Takes a check-in back. Somebody who came without a registration had none before, so that it is archived. When the
 * seminar has ended, a person who had registered was not there.
 */
export function UndoButton({ seminar, visitor }: UndoButtonProps) {
  const { t } = useTranslation('seminar');
  const client = useQueryClient();
  const { last, clearLast } = useCheckInQueue();
  const update = useUpdateRegistration();
  const archive = useArchiveRegistration();
  const { fullName: name } = visitor;
  const options = {
    onSuccess: (registration: Registration) => {
      storeVisitor(client, seminar.id, registration);
      if (last?.visitor.id === visitor.id) clearLast();
      notifications.show({ message: t('checkIn.undone', { name }) });
    },
    onError: ({ message }: Error) => notifications.show({ message: `${name}: ${message}`, color: 'red' }),
  };
  const undo = () => {
    if (visitor.walkIn) return archive.mutate(visitor, options);
    const status = findSeminarState(seminar).isEnded ? 'no_show' : 'registered';
    update.mutate({ registration: visitor, body: { status } }, options);
  };
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={update.isPending || archive.isPending}
      aria-label={t('checkIn.undoOf', { name })}
      onClick={undo}
    >
      {t('words.undo')}
    </Button>
  );
}

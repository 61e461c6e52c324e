import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import Merge from 'lucide-react/icons/merge';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import type { MergedRecord } from './merge-record-card';
import { findListPath, getMergedName, type MergeKind } from './merge-rows.rules';
import { useMerge } from './merge.api';
import { useMovesText } from './merge-moves';

interface MergeButtonProps {
  kind: MergeKind;
  survivor: MergedRecord;
  source: MergedRecord;
}

/** Merges after a confirmation, and goes to the page of the survivor. */
export function MergeButton({ kind, survivor, source }: MergeButtonProps) {
  const { t } = useTranslation('merge');
  const [isAsking, { open, close }] = useDisclosure();
  const navigate = useNavigate();
  const writeMoves = useMovesText();
  const { mutate, error, isPending, reset } = useMerge();
  const names = { survivor: getMergedName(survivor), source: getMergedName(source) };
  const merge = () =>
    mutate(
      { kind, survivorId: survivor.id, sourceId: source.id, version: survivor.version },
      {
        onSuccess: ({ relations }) => {
          const moves = writeMoves(relations);
          notifications.show({
            message: moves === '' ? t('doneAlone', names) : t('done', { ...names, moves }),
            color: 'green',
            autoClose: 15_000,
          });
          void navigate({ href: `${findListPath(kind)}/${survivor.id}`, replace: true });
        },
      },
    );
  return (
    <>
      <Button leftSection={<Merge size={16} aria-hidden />} onClick={open}>
        {t('submit')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(`title.${kind}`)}
        text={t('confirm', names)}
        submit={t('confirmSubmit')}
        error={error}
        isPending={isPending}
        onConfirm={merge}
        onClose={() => {
          close();
          reset();
        }}
      />
    </>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFormat } from '../../../shared/format/use-format';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useConfirmation } from '../../../shared/layout/use-confirmation';
import { decideRow, type Import } from '../imports.api';

/** The decisions that do not depend on a candidate. */
const DECISIONS = ['create', 'skip'] as const;

interface DecideAllProps {
  found: Import;
  /** The rows that are shown and wait for a decision. */
  rows: readonly number[];
}

/** Decides about all possible duplicates that are shown, one after another. */
export function DecideAll({ found, rows }: DecideAllProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  if (rows.length < 2) return null;
  return (
    <Group gap="xs" role="group" aria-label={t('decide.all.title')}>
      <Text size="sm">{t('decide.all.count', { count: rows.length, formatted: format.count(rows.length) })}</Text>
      {DECISIONS.map((decision) => (
        <DecideAllButton key={decision} found={found} rows={rows} decision={decision} />
      ))}
    </Group>
  );
}

function DecideAllButton({ found, rows, decision }: DecideAllProps & { decision: (typeof DECISIONS)[number] }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { mutation, all, done } = useDecideAll(found.id, decision);
  const { ask, confirm, dialog } = useConfirmation<readonly number[], unknown>(mutation);
  const numbers = { done: format.count(done), all: format.count(all) };
  const count = { count: rows.length, formatted: format.count(rows.length) };
  return (
    <>
      <Button size="xs" variant="default" onClick={ask}>
        {t(`decide.all.${decision}`)}
      </Button>
      <ConfirmDialog
        {...dialog}
        title={t(`decide.all.${decision}Title`, count)}
        text={dialog.isPending ? t('decide.all.progress', numbers) : t('decide.all.hint')}
        submit={t(`decide.all.${decision}Submit`)}
        isDestructive={false}
        onConfirm={() => confirm(rows)}
      />
    </>
  );
}

/** Returns a mutation that decides about rows one after another, until one is refused, and how far it is. */
function useDecideAll(id: string, decision: (typeof DECISIONS)[number]) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const client = useQueryClient();
  const [{ all, done }, setProgress] = useState({ all: 0, done: 0 });
  const mutation = useMutation({
    mutationFn: async (rows: readonly number[]) => {
      for (const [index, row] of rows.entries()) {
        setProgress({ all: rows.length, done: index });
        try {
          await decideRow(id, { row, decision });
        } catch (error) {
          // A row that resembled an earlier one, or names the same company, can follow from the decision about that one.
          if (error instanceof ProblemError && error.problem.code === 'import.row_not_undecided') continue;
          const reason = error instanceof Error ? error.message : String(error);
          const counts = { done: format.count(index), all: format.count(rows.length) };
          throw new Error(t('decide.all.failed', { row, reason, ...counts }), { cause: error });
        }
      }
    },
    onSettled: () => {
      for (const key of ['imports', 'import-rows', 'import-reasons'])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return { mutation, all, done };
}

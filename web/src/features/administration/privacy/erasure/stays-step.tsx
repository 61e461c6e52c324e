import { Alert, Anchor, Checkbox, List, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FormDraft } from '../../../../shared/forms/use-form-draft';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabelOptions } from '../../../../shared/labels/use-labels';
import type { ErasurePreview } from './erasure.api';
import { RowCount, StepFoot, StepHeading, useTableName } from './erasure-steps';
import type { ErasureValues, Step } from './erasure-values.rules';
import { findRecordPath } from './record-path.rules';

interface StaysStepProps {
  preview: ErasurePreview;
  draft: FormDraft<ErasureValues>;
  onOpen: (step: Step) => void;
}

/** Says what stays and why. A signature that stays has to be accepted. */
export function StaysStep({ preview: { keeps, blockers }, draft, onOpen }: StaysStepProps) {
  const { t } = useTranslation('erasure');
  const signatures = blockers.filter(({ canBeAccepted }) => canBeAccepted);
  return (
    <Stack gap="sm">
      <StepHeading>{t('steps.stays')}</StepHeading>
      {signatures.length > 0 && (
        <Alert color="orange">
          <Checkbox
            label={t('accept')}
            description={t('acceptHint')}
            checked={draft.values.acceptKeeps}
            onChange={({ currentTarget }) => draft.change({ acceptKeeps: currentTarget.checked })}
          />
          <List size="sm" mt={6}>
            {signatures.map(({ table, id, label }) => (
              <List.Item key={id}>
                <Anchor component={Link} to={findRecordPath(table, id) ?? '.'} inherit c="inherit" underline="always">
                  {label}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      {keeps.length === 0 ? <Text size="sm">{t('keepsNone')}</Text> : <KeepTable keeps={keeps} hint={t('keepsHint')} />}
      <StepFoot step="stays" onOpen={onOpen} />
    </Stack>
  );
}

/** Lists the data that stay, with the reason for each. */
export function KeepTable({ keeps, hint }: { keeps: ErasurePreview['keeps']; hint?: string }) {
  const { t } = useTranslation('erasure');
  const format = useFormat();
  const nameTable = useTableName();
  const mentionReasons = useLabelOptions('erasureMentionReason');
  // A mention that somebody has kept has the reason of the decision.
  const writeReason = (table: string, reason: string) =>
    mentionReasons.find(({ value }) => value === reason)?.label ??
    t(`keepReasons.${table}` as 'keepReasons.consent', { defaultValue: reason });
  return (
    <>
      {hint && <Text size="sm">{hint}</Text>}
      <Table layout="auto" verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('steps.stays')}</Table.Th>
            <Table.Th scope="col">{t('words.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keeps.map(({ table, rows, reason }) => (
            <Table.Tr key={`${table} ${reason}`}>
              <Table.Th scope="row" fw={400} w="40%" style={{ verticalAlign: 'top' }}>
                {rows > 0 ? <RowCount table={table} rows={format.count(rows)} /> : nameTable(table)}
              </Table.Th>
              <Table.Td>{writeReason(table, reason)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

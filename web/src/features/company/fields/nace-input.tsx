import { ActionIcon, Checkbox, Fieldset, Group, Input, Select, Stack } from '@mantine/core';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import { useRowFocus } from '../../../shared/fields/use-focus';
import { findRowProblem } from '../../../shared/record-editor/record-drafts.rules';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { NaceCode } from './company-fields.rules';
import { NACE_VERSION } from '../../../records/reference/reference.api';
import { SectorSelect } from '../../../records/reference/sector-select';

interface NaceInputProps extends Pick<FieldInputProps, 'label' | 'error' | 'problems'> {
  value: NaceCode[];
  onChange: (value: NaceCode[]) => void;
}

const VERSIONS = ['2.1', '2.0'] as const;

/** Asks for the economic activities, by their codes or by words of their titles. */
export function NaceInput({ label, error, problems, value, onChange }: NaceInputProps) {
  const { t } = useTranslation('company');
  const isFirst = value.length === 0;
  const empty: NaceCode = { version: NACE_VERSION, code: '', primary: isFirst };
  const rows = isFirst ? [empty] : value;
  const filled = rows.map(({ code }) => code !== '');
  const rowProblems = rows.map((_, index) => findRowProblem('nace', filled, index, problems));
  const { rows: rowsRef, focusAfterRemoval } = useRowFocus();
  const set = (index: number, part: Partial<NaceCode>) =>
    onChange(
      rows.map((row, position) => {
        if (position === index) return { ...row, ...part };
        // At most one activity is the main one.
        return part.primary ? { ...row, primary: false } : row;
      }),
    );
  return (
    <Fieldset legend={label}>
      <Stack gap="sm" ref={rowsRef}>
        {rows.map((row, index) => (
          <Stack key={index} gap={6}>
            <Group gap="xs" align="flex-start" wrap="nowrap">
              <SectorSelect
                flex={1}
                label={t('nace.code')}
                error={rowProblems[index] ?? null}
                version={row.version}
                value={row.code || null}
                onChange={(code) => set(index, { code: code ?? '' })}
              />
              <ActionIcon
                mt={25}
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('words.removeNamed', { name: row.code || String(index + 1) })}
                data-remove
                onClick={() => {
                  onChange(rows.filter((_, position) => position !== index));
                  focusAfterRemoval(index);
                }}
              >
                <Trash size={16} aria-hidden />
              </ActionIcon>
            </Group>
            <Group gap="md">
              <Checkbox
                label={t('nace.primary')}
                checked={row.primary}
                onChange={({ currentTarget }) => set(index, { primary: currentTarget.checked })}
              />
              <Select
                w={110}
                size="xs"
                aria-label={t('nace.version')}
                allowDeselect={false}
                value={row.version}
                onChange={(version) => version && set(index, { version, code: '' })}
                data={VERSIONS.map((version) => ({ value: version, label: `NACE ${version}` }))}
              />
            </Group>
          </Stack>
        ))}
        <AddRowButton onClick={() => onChange([...rows, { ...empty, primary: false }])}>{t('nace.add')}</AddRowButton>
        {error && rowProblems.every((problem) => problem === null) && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}

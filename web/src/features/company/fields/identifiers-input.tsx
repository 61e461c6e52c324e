import { ActionIcon, Button, Fieldset, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { useRowFocus } from '../../../shared/fields/use-row-focus';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { findRowProblem } from '../../../shared/record-editor/record-drafts.rules';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { findUsualScheme, type Identifier } from './company-fields.rules';

interface IdentifiersInputProps extends Pick<FieldInputProps, 'label' | 'error' | 'problems'> {
  /** The country of the company, which tells the usual register. */
  country: string;
  value: Identifier[];
  onChange: (value: Identifier[]) => void;
}

/** Asks for the registration numbers. The problem of a number is shown at its input. */
export function IdentifiersInput({ label, error, problems, country, value, onChange }: IdentifiersInputProps) {
  const { t } = useTranslation('company');
  const schemes = useLabelOptions('identifierScheme');
  const empty: Identifier = { scheme: findUsualScheme(country), value: '' };
  const rows = value.length > 0 ? value : [empty];
  const filled = rows.map(({ value: number }) => number.trim() !== '');
  const rowProblems = rows.map((_, index) => findRowProblem('identifiers', filled, index, problems));
  const { rows: rowsRef, focusAfterRemoval } = useRowFocus();
  const set = (index: number, part: Partial<Identifier>) =>
    onChange(rows.map((row, position) => (position === index ? { ...row, ...part } : row)));
  return (
    <Fieldset legend={label}>
      <Stack gap="sm" ref={rowsRef}>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="flex-start">
            <TextInput
              flex="1 1 200px"
              label={t('identifiers.value')}
              value={row.value}
              error={rowProblems[index]}
              onChange={({ currentTarget }) => set(index, { value: currentTarget.value })}
            />
            <Select
              flex="1 1 200px"
              label={t('identifiers.scheme')}
              allowDeselect={false}
              value={row.scheme}
              onChange={(scheme) => scheme && set(index, { scheme: scheme as Identifier['scheme'] })}
              data={schemes}
            />
            <ActionIcon
              mt={25}
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('removeRow', { name: row.value || String(index + 1) })}
              data-remove
              onClick={() => {
                onChange(rows.filter((_, position) => position !== index));
                focusAfterRemoval(index);
              }}
            >
              <Trash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...rows, empty])}
        >
          {t('identifiers.add')}
        </Button>
        {error && rowProblems.every((problem) => problem === null) && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}

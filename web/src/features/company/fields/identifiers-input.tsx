import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RowsInput } from '../../../shared/fields/rows-input';
import { useLabelOptions } from '../../../shared/labels/use-labels';
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
  return (
    <RowsInput
      label={label}
      rows={rows}
      error={rowProblems.every((problem) => problem === null) ? error : null}
      addText={t('identifiers.add')}
      getRemoveText={(row, index) => t('words.removeNamed', { name: row.value || String(index + 1) })}
      renderInputs={(row, set, index) => (
        <>
          <TextInput
            flex="1 1 200px"
            label={t('identifiers.value')}
            value={row.value}
            error={rowProblems[index]}
            onChange={({ currentTarget }) => set({ value: currentTarget.value })}
          />
          <Select
            flex="1 1 200px"
            label={t('identifiers.scheme')}
            allowDeselect={false}
            value={row.scheme}
            onChange={(scheme) => scheme && set({ scheme: scheme as Identifier['scheme'] })}
            data={schemes}
          />
        </>
      )}
      onAdd={() => onChange([...rows, empty])}
      onChange={onChange}
    />
  );
}

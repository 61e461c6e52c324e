import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RowsInput } from '../../shared/fields/rows-input';
import { findRowProblem } from '../../shared/record-editor/record-drafts.rules';
import type { FieldInputProps } from '../../shared/record-editor/use-record-editor';
import { type ExternalId, isFilled } from './external-ids.rules';

interface ExternalIdsInputProps extends Pick<FieldInputProps, 'label' | 'error' | 'problems'> {
  value: readonly ExternalId[];
  onChange: (value: ExternalId[]) => void;
}

const EMPTY: ExternalId = { system: '', value: '' };

/** Asks for the ids of a record in other systems. The problem of a part of an id is shown at its input. */
export function ExternalIdsInput({ label, error, problems, value, onChange }: ExternalIdsInputProps) {
  const { t } = useTranslation('records');
  const rows = value.length > 0 ? value : [EMPTY];
  const filled = rows.map(isFilled);
  const isOfSystem = ({ pointer }: { pointer: string }) => pointer.endsWith('/system');
  const systemProblems = problems.filter(isOfSystem);
  const valueProblems = problems.filter((problem) => !isOfSystem(problem));
  const rowProblems = rows.map((_, index) => ({
    system: findRowProblem('externalIds', filled, index, systemProblems),
    value: findRowProblem('externalIds', filled, index, valueProblems),
  }));
  const hasRowProblem = rowProblems.some((problem) => problem.system !== null || problem.value !== null);
  return (
    <RowsInput
      label={label}
      hint={t('externalIds.hint')}
      rows={rows}
      error={hasRowProblem ? null : error}
      addText={t('externalIds.add')}
      getRemoveText={(row, index) =>
        t('words.removeNamed', { name: `${row.system} ${row.value}`.trim() || String(index + 1) })
      }
      renderInputs={(row, set, index) =>
        (['system', 'value'] as const).map((part) => (
          <TextInput
            key={part}
            flex="1 1 160px"
            label={t(`externalIds.${part}`)}
            value={row[part]}
            error={rowProblems[index]?.[part]}
            onChange={({ currentTarget }) => set({ [part]: currentTarget.value })}
          />
        ))
      }
      onAdd={() => onChange([...rows, EMPTY])}
      onChange={onChange}
    />
  );
}

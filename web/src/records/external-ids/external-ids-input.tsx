import { ActionIcon, Button, Fieldset, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { useRowFocus } from '../../shared/fields/use-row-focus';
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
  const { rows: rowsRef, focusAfterRemoval } = useRowFocus();
  const set = (index: number, part: Partial<ExternalId>) =>
    onChange(rows.map((row, position) => (position === index ? { ...row, ...part } : row)));
  return (
    <Fieldset legend={label}>
      <Text size="xs" c="dimmed" mb="xs">
        {t('externalIds.hint')}
      </Text>
      <Stack gap="sm" ref={rowsRef}>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
            <Group flex={1} gap="xs" align="flex-start">
              {(['system', 'value'] as const).map((part) => (
                <TextInput
                  key={part}
                  flex="1 1 160px"
                  label={t(`externalIds.${part}`)}
                  value={row[part]}
                  error={rowProblems[index]?.[part]}
                  onChange={({ currentTarget }) => set(index, { [part]: currentTarget.value })}
                />
              ))}
            </Group>
            <ActionIcon
              mt={25}
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('externalIds.remove', { name: `${row.system} ${row.value}`.trim() || String(index + 1) })}
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
          onClick={() => onChange([...rows, EMPTY])}
        >
          {t('externalIds.add')}
        </Button>
        {error && !hasRowProblem && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}

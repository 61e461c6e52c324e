import { ActionIcon, Fieldset, Group, Input, Stack, Text } from '@mantine/core';
import Trash from 'lucide-react/icons/trash-2';
import type { ReactNode } from 'react';
import { AddRowButton } from './add-row-button';
import { useRowFocus } from './use-focus';

interface RowsInputProps<Row> {
  label: string;
  hint?: string;
  rows: readonly Row[];
  /** The problem of the list, if no row shows it. */
  error: string | null;
  /** The text of the button that adds a row. */
  addText: string;
  /** Whether no further row can be added. */
  isFull?: boolean;
  /** Returns the name of the button that removes a row. */
  getRemoveText: (row: Row, index: number) => string;
  renderInputs: (row: Row, set: (part: Partial<Row>) => void, index: number) => ReactNode;
  onAdd: () => void;
  onChange: (rows: Row[]) => void;
}

/** Asks for a list whose rows have several inputs. Rows can be added and removed; the inputs of a row stack on a phone. */
export function RowsInput<Row>({ label, hint, rows, error, addText, isFull, ...actions }: RowsInputProps<Row>) {
  const { getRemoveText, renderInputs, onAdd, onChange } = actions;
  const { rows: rowsRef, focusAfterRemoval } = useRowFocus();
  const set = (index: number, part: Partial<Row>) =>
    onChange(rows.map((row, position) => (position === index ? { ...row, ...part } : row)));
  return (
    <Fieldset legend={label}>
      {hint !== undefined && (
        <Text size="xs" c="dimmed" mb="xs">
          {hint}
        </Text>
      )}
      <Stack gap="sm" ref={rowsRef}>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
            <Group flex={1} gap="xs" align="flex-start">
              {renderInputs(row, (part) => set(index, part), index)}
            </Group>
            <ActionIcon
              mt={25}
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={getRemoveText(row, index)}
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
        <AddRowButton disabled={isFull} onClick={onAdd}>
          {addText}
        </AddRowButton>
        {error && <Input.Error role="alert">{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}

import { Button, Card, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../../../../records/lists/bulk/use-selection';
import { useFormat } from '../../../../shared/format/use-format';
import { MAX_PEOPLE } from './retention-lists.rules';

interface PeopleBarProps<R extends { id: string }> {
  selection: Selection<R>;
  /** The buttons for the chosen people. */
  children: ReactNode;
}

/** The number of chosen people, and what can be done with them. */
export function PeopleBar<R extends { id: string }>({ selection: { records, clear }, children }: PeopleBarProps<R>) {
  const { t } = useTranslation(['retention', 'lists']);
  const format = useFormat();
  const count = records.length;
  return (
    <div role="status">
      {count > 0 && (
        <Paper withBorder px="sm" py={6}>
          <Group gap="sm">
            <Text size="sm" fw={600}>
              {t('selected', { count, formatted: format.count(count) })}
            </Text>
            {count > MAX_PEOPLE ? <Text size="sm">{t('tooMany', { max: MAX_PEOPLE })}</Text> : children}
            <Button size="xs" variant="subtle" onClick={clear}>
              {t('lists:bulk.clear')}
            </Button>
          </Group>
        </Paper>
      )}
    </div>
  );
}

interface PersonCheckCardProps<R extends { id: string }> {
  row: R;
  rows: readonly R[];
  name: string;
  selection: Selection<R>;
  children: ReactNode;
}

/** A person who can be chosen, on screens that are too narrow for a table. */
export function PersonCheckCard<R extends { id: string }>(props: PersonCheckCardProps<R>) {
  const { row, rows, name, selection, children } = props;
  const { t } = useTranslation('lists');
  return (
    <Card withBorder p="sm" radius="md">
      <Group align="flex-start" wrap="nowrap" gap="sm">
        <Checkbox
          mt={2}
          aria-label={t('select', { title: name })}
          checked={selection.isSelected(row)}
          onChange={({ currentTarget }) => selection.select(rows.indexOf(row), currentTarget.checked, false)}
        />
        <Stack gap={2} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {children}
        </Stack>
      </Group>
    </Card>
  );
}

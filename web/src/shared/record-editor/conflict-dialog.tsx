import { Button, Group, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { Dialog } from '../layout/dialog';
import type { Conflict, EditedRecord } from './record-drafts.rules';
import type { FieldPresentation } from './use-record-editor';

interface ConflictDialogProps<R extends EditedRecord> {
  /** The record as it is now. */
  record: R;
  presentation: FieldPresentation<R>;
  conflicts: readonly Conflict[];
  isSaving: boolean;
  onResolve: (mine: string[], theirs: string[]) => void;
  onClose: () => void;
}

type Choices = Partial<Record<string, 'mine' | 'theirs'>>;

/** Shows both versions of each field after somebody else has changed the record, and lets the user choose. */
export function ConflictDialog<R extends EditedRecord>(props: ConflictDialogProps<R>) {
  const { record, presentation, conflicts, isSaving, onResolve, onClose } = props;
  const { t } = useTranslation('record-editor');
  const format = useFormat();
  // A field that only the user has changed is no disagreement.
  const [choices, setChoices] = useState<Choices>(() =>
    Object.fromEntries(conflicts.flatMap(({ field, isChanged }) => (isChanged ? [] : [[field, 'mine']]))),
  );
  const listChosen = (side: 'mine' | 'theirs') =>
    conflicts.map(({ field }) => field).filter((field) => choices[field] === side);
  const isComplete = conflicts.every(({ field }) => choices[field] !== undefined);
  return (
    <Dialog opened onClose={onClose} size="lg" title={t('conflict.title')}>
      <Stack>
        <Text size="sm">{t('conflict.hint', { moment: format.moment(record.updatedAt) })}</Text>
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.field}
            record={record}
            presentation={presentation}
            conflict={conflict}
            value={choices[conflict.field] ?? null}
            onChange={(side) => setChoices((known) => ({ ...known, [conflict.field]: side }))}
          />
        ))}
        <Group justify="flex-end" data-foot>
          <Button variant="default" onClick={onClose}>
            {t('conflict.later')}
          </Button>
          <Button
            disabled={!isComplete}
            loading={isSaving}
            onClick={() => onResolve(listChosen('mine'), listChosen('theirs'))}
          >
            {t('conflict.apply')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

interface ConflictChoiceProps<R extends EditedRecord> {
  record: R;
  presentation: FieldPresentation<R>;
  conflict: Conflict;
  value: string | null;
  onChange: (side: 'mine' | 'theirs') => void;
}

/** One field: what it was, what it is now, and what the user typed. */
function ConflictChoice<R extends EditedRecord>(props: ConflictChoiceProps<R>) {
  const { record, presentation, conflict, value, onChange } = props;
  const { t } = useTranslation('record-editor');
  const rows = [
    { side: null, name: t('conflict.before'), value: conflict.base },
    { side: 'theirs', name: t('conflict.theirs'), value: conflict.theirs },
    { side: 'mine', name: t('conflict.mine'), value: conflict.mine },
  ] as const;
  return (
    <Radio.Group
      label={presentation.getLabel(conflict.field)}
      description={conflict.isChanged ? null : t('conflict.unchanged')}
      value={value}
      onChange={(side) => onChange(side as 'mine' | 'theirs')}
    >
      <Table mt="xs" withTableBorder>
        <Table.Tbody>
          {rows.map(({ side, name, value: shown }) => (
            <Table.Tr key={name}>
              <Table.Td w={180}>{side ? <Radio value={side} label={name} /> : <Text size="sm">{name}</Text>}</Table.Td>
              <Table.Td>{presentation.renderValue(record, conflict.field, shown, t('conflict.nothing'))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Radio.Group>
  );
}

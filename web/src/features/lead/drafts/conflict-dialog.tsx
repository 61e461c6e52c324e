import { Button, Group, Radio, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { Dialog } from '../../../shared/layout/dialog';
import { FieldValue } from '../fields/field-value';
import type { Conflict } from './lead-drafts.rules';
import type { LeadField } from '../fields/lead-fields.rules';
import type { LeadView } from '../lead-page.api';
import { useFieldLabel } from '../fields/use-field-label';

interface ConflictDialogProps {
  /** The lead as it is now. */
  lead: LeadView;
  conflicts: readonly Conflict[];
  isSaving: boolean;
  onResolve: (mine: LeadField[], theirs: LeadField[]) => void;
  onClose: () => void;
}

type Choices = Partial<Record<LeadField, 'mine' | 'theirs'>>;

/** Shows both versions of each field after somebody else has changed the lead, and lets the user choose. */
export function ConflictDialog({ lead, conflicts, isSaving, onResolve, onClose }: ConflictDialogProps) {
  const { t } = useTranslation(['lead', 'shared']);
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
        <Text size="sm">{t('conflict.hint', { moment: format.moment(lead.updatedAt) })}</Text>
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.field}
            lead={lead}
            conflict={conflict}
            value={choices[conflict.field] ?? null}
            onChange={(side) => setChoices((known) => ({ ...known, [conflict.field]: side }))}
          />
        ))}
        <Group justify="flex-end">
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

interface ConflictChoiceProps {
  lead: LeadView;
  conflict: Conflict;
  value: string | null;
  onChange: (side: 'mine' | 'theirs') => void;
}

/** One field: what it was, what it is now, and what the user typed. */
function ConflictChoice({ lead, conflict, value, onChange }: ConflictChoiceProps) {
  const { t } = useTranslation('lead');
  const label = useFieldLabel()(conflict.field);
  const rows = [
    { side: null, name: t('conflict.before'), value: conflict.base },
    { side: 'theirs', name: t('conflict.theirs'), value: conflict.theirs },
    { side: 'mine', name: t('conflict.mine'), value: conflict.mine },
  ] as const;
  return (
    <Radio.Group
      label={label}
      description={conflict.isChanged ? null : t('conflict.unchanged')}
      value={value}
      onChange={(side) => onChange(side as 'mine' | 'theirs')}
    >
      <Table mt="xs" withTableBorder>
        <Table.Tbody>
          {rows.map(({ side, name, value: shown }) => (
            <Table.Tr key={name}>
              <Table.Td w={180}>{side ? <Radio value={side} label={name} /> : <Text size="sm">{name}</Text>}</Table.Td>
              <Table.Td>
                <FieldValue lead={lead} field={conflict.field} value={shown} empty={t('conflict.nothing')} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Radio.Group>
  );
}

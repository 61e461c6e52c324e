import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { ConflictAlert } from '../../../shared/forms/conflict-alert';
import { MAPPED_FIELDS, type Mapping, type MappingDraft } from './mapping-draft.rules';

interface MappingConflictProps {
  stored: Mapping;
  draft: MappingDraft;
  onKeep: () => void;
  onTake: () => void;
}

/** Shows the mapping that somebody has saved meanwhile beside the one of the user, field by field. */
export function MappingConflict({ stored, draft, onKeep, onTake }: MappingConflictProps) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const rows = [
    ...MAPPED_FIELDS.map((field) => ({
      name: label('formField', field),
      theirs: stored.fields[field] ?? '',
      yours: draft.fields[field] ?? '',
    })),
    {
      name: t('words.consents'),
      theirs: stored.consents.map(({ key, equals }) => `${key} = ${equals}`).join(', '),
      yours: draft.consents.map(({ key, equals }) => `${key} = ${equals}`).join(', '),
    },
  ].filter(({ theirs, yours }) => theirs !== yours);
  return (
    <ConflictAlert onKeep={onKeep} onTake={onTake}>
      <Text size="sm">{t('conflict.hint')}</Text>
      <Table fz="sm" layout="fixed" my="xs" aria-label={t('changedMeanwhile')} style={{ overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('words.field')}</Table.Th>
            <Table.Th scope="col">{t('conflict.theirs')}</Table.Th>
            <Table.Th scope="col">{t('words.yours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, theirs, yours }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{theirs || '–'}</Table.Td>
              <Table.Td>{yours || '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ConflictAlert>
  );
}

import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportField, WordMeaning } from '../imports.api';
import { findEntry, listDifferences, type MappingDraft } from './mapping-draft.rules';
import { useFieldName, useMeaningLabel } from './use-field-texts';
import { listMeaningDifferences } from './word-meanings.rules';

interface MappingConflictProps {
  mine: MappingDraft;
  theirs: MappingDraft;
  fields: readonly ImportField[];
  onKeep: () => void;
  onTake: () => void;
}

/** Shows the mapping that somebody has saved meanwhile beside the one of the user, column by column. */
export function MappingConflict({ mine, theirs, fields, onKeep, onTake }: MappingConflictProps) {
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const getMeaningLabel = useMeaningLabel();
  const writeField = (field: string | null) => (field === null ? t('mapping.leftOut') : getFieldName(field));
  const writeMeaning = ({ column }: WordMeaning, meaning: WordMeaning['meaning']) =>
    getMeaningLabel(fields.find(({ name }) => name === findEntry(mine, column)?.field) ?? null, meaning);
  const differences = [
    ...listDifferences(theirs, mine).map(({ column, one, other }) => [column, writeField(one), writeField(other)]),
    ...listMeaningDifferences(theirs.values, mine.values).map(([one, other]) => [
      t('meanings.wordOf', { word: one.value, column: one.column }),
      writeMeaning(one, one.meaning),
      writeMeaning(other, other.meaning),
    ]),
  ];
  return (
    <Alert color="orange" title={t('conflict.title')} role="alert">
      <Text size="sm">{t('conflict.hint')}</Text>
      {differences.length > 0 && (
        <Table fz="sm" layout="fixed" my="xs" aria-label={t('conflict.title')} style={{ overflowWrap: 'anywhere' }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('words.column')}</Table.Th>
              <Table.Th scope="col">{t('conflict.theirs')}</Table.Th>
              <Table.Th scope="col">{t('words.yours')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map(([name, one, other]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{one}</Table.Td>
                <Table.Td>{other}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group gap="xs">
        <Button size="xs" onClick={onKeep}>
          {t('conflict.keep')}
        </Button>
        <Button size="xs" variant="default" onClick={onTake}>
          {t('conflict.take')}
        </Button>
      </Group>
    </Alert>
  );
}

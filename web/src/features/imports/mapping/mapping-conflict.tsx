import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listDifferences, type MappingDraft } from './mapping-draft.rules';
import { useFieldName } from './use-field-texts';

interface MappingConflictProps {
  mine: MappingDraft;
  theirs: MappingDraft;
  onKeep: () => void;
  onTake: () => void;
}

/** Shows the mapping that somebody has saved meanwhile beside the one of the user, column by column. */
export function MappingConflict({ mine, theirs, onKeep, onTake }: MappingConflictProps) {
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const differences = listDifferences(theirs, mine);
  const write = (field: string | null) => (field === null ? t('mapping.leftOut') : getFieldName(field));
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
            {differences.map(({ column, one, other }) => (
              <Table.Tr key={column}>
                <Table.Th scope="row">{column}</Table.Th>
                <Table.Td>{write(one)}</Table.Td>
                <Table.Td>{write(other)}</Table.Td>
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

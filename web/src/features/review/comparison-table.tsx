import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import type { ComparedOutcome, ComparedRow } from './comparison.rules';

const COLORS: Record<ComparedOutcome, string> = {
  same: 'green',
  different: 'orange',
  fills: 'blue',
  notTaken: 'gray',
  unsaid: 'gray',
};

/** The values of the form beside the stored ones, with the effect of the decision on each. */
export function ComparisonTable({ label, rows }: { label: string; rows: readonly ComparedRow[] }) {
  const { t } = useTranslation('review');
  return (
    <Table layout="fixed" verticalSpacing={4} horizontalSpacing={6} aria-label={label} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="24%" scope="col">
            {t('words.field')}
          </Table.Th>
          <Table.Th scope="col">{t('comparison.typed')}</Table.Th>
          <Table.Th scope="col">{t('comparison.stored')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ overflowWrap: 'anywhere', verticalAlign: 'top' }}>
        {rows.map(({ field, typed, stored, outcome }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={500}>
              {t(listTextKeys('field', field))}
            </Table.Th>
            <Table.Td>{typed ?? <Missing />}</Table.Td>
            <Table.Td>
              {stored ?? <Missing />}{' '}
              {outcome !== 'unsaid' && (
                <Badge
                  size="sm"
                  variant="light"
                  color={COLORS[outcome]}
                  h="auto"
                  styles={{ label: { whiteSpace: 'normal' } }}
                >
                  {t(`outcome.${outcome}`)}
                </Badge>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Missing() {
  const { t } = useTranslation('review');
  return (
    <Text span inherit c="dimmed">
      {t('comparison.missing')}
    </Text>
  );
}

import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CandidateComparison } from '../imports.api';
import { useFieldName } from '../mapping/use-field-texts';
import { useCandidateText } from './candidate-name';
import { useValueText } from './use-value-text';

interface CandidateTableProps {
  row: number;
  comparison: CandidateComparison;
}

/** The values of a row beside those of a candidate. Differences are marked. */
export function CandidateTable({ row, comparison }: CandidateTableProps) {
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const write = useValueText();
  const { row: earlier, fields } = comparison;
  const name = useCandidateText()(comparison);
  return (
    <Table
      layout="fixed"
      verticalSpacing={4}
      horizontalSpacing={6}
      fz="sm"
      aria-label={t('decide.comparison', { row, name })}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="28%" scope="col">
            {t('words.field')}
          </Table.Th>
          <Table.Th scope="col">{t('rows.row', { row })}</Table.Th>
          <Table.Th scope="col">{earlier === null ? t('decide.stored') : t('rows.row', { row: earlier })}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ overflowWrap: 'anywhere', verticalAlign: 'top' }}>
        {fields.map(({ field, value, candidateValue, isDifferent }) => (
          <Table.Tr key={field} data-different={isDifferent || undefined}>
            <Table.Th scope="row" fw={500}>
              {getFieldName(field)}
            </Table.Th>
            <Table.Td>
              <Value text={write(field, value)} isBlank={value === null} />
            </Table.Td>
            <Table.Td>
              <Value text={write(field, candidateValue)} isBlank={candidateValue === null} />{' '}
              {isDifferent && (
                <Badge size="sm" variant="light" color="orange">
                  {t('decide.differs')}
                </Badge>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Value({ text, isBlank }: { text: string; isBlank: boolean }) {
  return (
    <Text span inherit c={isBlank ? 'dimmed' : undefined}>
      {text}
    </Text>
  );
}

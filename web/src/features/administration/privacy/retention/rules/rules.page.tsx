import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../../shared/format/use-format';
import { LoadingState } from '../../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../../shared/layout/problem-state';
import { type RetentionTerm, rulesQuery } from '../retention.api';
import { RuleCard } from './rule-card';

/** For how long data are kept: the rules that managers can change, and the terms of the settings. */
export function RulesPage() {
  const { t } = useTranslation('retention');
  const { data, error, refetch } = useQuery(rulesQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack mt="sm" maw={860} gap="sm">
      <Title order={2} size="h4">
        {t('rules.title')}
      </Title>
      <Text size="sm">{t('rules.hint')}</Text>
      {data.items.map((rule) => (
        <RuleCard key={rule.kind} rule={rule} />
      ))}
      <Title order={3} size="h5" mt="sm">
        {t('rules.terms')}
      </Title>
      <Text size="sm">{t('rules.termsHint')}</Text>
      <TermTable terms={data.terms} />
    </Stack>
  );
}

function TermTable({ terms }: { terms: readonly RetentionTerm[] }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  return (
    <Table verticalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('rules.data')}</Table.Th>
          <Table.Th scope="col">{t('rules.term')}</Table.Th>
          <Table.Th scope="col">{t('rules.setting')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {terms.map(({ kind, value, unit, setting }) => (
          <Table.Tr key={kind}>
            <Table.Th scope="row" fw={400}>
              {t(`terms.${kind}`)}
            </Table.Th>
            <Table.Td>{t(`rules.${unit}`, { count: value, formatted: format.count(value) })}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{setting ?? t('rules.fixed')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

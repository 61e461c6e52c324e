import { Badge, Card, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { MergeValue } from './merge-value';
import { MERGE_LISTS, type MergeKind, type MergeOutcome, type MergeRow } from './merge-rows.rules';

const COLORS = {
  taken: 'green',
  joined: 'green',
  removed: 'orange',
  alias: 'blue',
  employer: 'blue',
  remains: 'orange',
} as const;

interface MergeFieldsProps {
  kind: MergeKind;
  rows: readonly MergeRow[];
}

function Outcome({ outcome }: { outcome: MergeOutcome }) {
  const { t } = useTranslation('merge');
  // Only what changes or is left behind needs attention.
  if (outcome === 'same' || outcome === 'kept') {
    return (
      <Text size="xs" c="dimmed">
        {t(`outcome.${outcome}`)}
      </Text>
    );
  }
  return (
    <Badge
      variant="light"
      radius="sm"
      color={COLORS[outcome]}
      h="auto"
      py={3}
      ta="start"
      styles={{ label: { whiteSpace: 'normal' } }}
    >
      {t(`outcome.${outcome}`)}
    </Badge>
  );
}

interface MergeFieldsProps {
  kind: MergeKind;
  rows: readonly MergeRow[];
}

/** The fields of both records in a table, with the result. */
export function MergeTable({ kind, rows }: MergeFieldsProps) {
  const { t } = useTranslation('merge');
  const label = useFieldLabels(MERGE_LISTS[kind]);
  return (
    <Table withTableBorder layout="fixed" aria-label={t('comparison')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={160} scope="col">
            {t('words.field')}
          </Table.Th>
          <Table.Th scope="col">{t('role.survivor')}</Table.Th>
          <Table.Th scope="col">{t('role.source')}</Table.Th>
          <Table.Th scope="col">{t('column.merged')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody style={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>
        {rows.map(({ field, definition, survivor, source, merged, outcome }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={500}>
              {label(field)}
            </Table.Th>
            <Table.Td>
              <MergeValue field={field} definition={definition} value={survivor} />
            </Table.Td>
            <Table.Td>
              <MergeValue field={field} definition={definition} value={source} />
            </Table.Td>
            <Table.Td>
              <MergeValue field={field} definition={definition} value={merged} />
              <div>
                <Outcome outcome={outcome} />
              </div>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The fields of both records on a phone, one below the other. */
export function MergeCards({ kind, rows }: MergeFieldsProps) {
  const { t } = useTranslation('merge');
  const label = useFieldLabels(MERGE_LISTS[kind]);
  return (
    <Stack gap="xs" component="section" aria-label={t('comparison')}>
      {rows.map(({ field, definition, survivor, source, merged, outcome }) => (
        <Card key={field} withBorder p="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text size="sm" fw={600}>
            {label(field)}
          </Text>
          {outcome === 'same' ? (
            <Text size="sm" component="div">
              <MergeValue field={field} definition={definition} value={merged} />
            </Text>
          ) : (
            <dl
              style={{ margin: '4px 0', display: 'grid', gridTemplateColumns: '110px minmax(0, 1fr)', gap: '2px 8px' }}
            >
              {[
                { name: t('role.survivor'), value: survivor },
                { name: t('role.source'), value: source },
                { name: t('column.merged'), value: merged },
              ].map(({ name, value }) => (
                <div key={name} style={{ display: 'contents' }}>
                  <Text component="dt" size="xs" c="dimmed">
                    {name}
                  </Text>
                  <Text component="dd" size="sm" m={0}>
                    <MergeValue field={field} definition={definition} value={value} />
                  </Text>
                </div>
              ))}
            </dl>
          )}
          <Outcome outcome={outcome} />
        </Card>
      ))}
    </Stack>
  );
}

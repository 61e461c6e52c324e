import { Anchor, Badge, Button, Card, Group, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { useCan } from '../../shared/session/use-session';
import { buildMergePath } from './merge-rows.rules';
import type { DuplicatePair } from './merge.api';

/** Two companies that may be the same, why, and the way to merge them. */
export function DuplicatePairCard({ pair: { company, duplicate, score, reasons } }: { pair: DuplicatePair }) {
  const { t } = useTranslation('merge');
  const label = useLabels();
  const format = useFormat();
  const canMerge = useCan('companies:write');
  return (
    <Card withBorder p="sm" component="article" aria-label={`${company.name}, ${duplicate.name}`}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <PairCompany company={company} note={t('duplicates.first')} />
        <PairCompany company={duplicate} note={t('duplicates.second')} />
      </SimpleGrid>
      <Group justify="space-between" mt="sm" gap="xs">
        <Group gap={6}>
          <Badge variant="light" color="yellow">
            {t('duplicates.score', { percent: format.percent(score) })}
          </Badge>
          {reasons.map(({ code, detail }) => (
            <Text key={`${code} ${detail}`} size="xs" c="dimmed">
              {t('duplicates.reason', { reason: label('duplicateReason', code), value: detail })}
            </Text>
          ))}
        </Group>
        {canMerge && (
          <Button
            size="xs"
            component={Link}
            to={buildMergePath('company', company.id, duplicate.id)}
            aria-label={t('duplicates.mergeBoth', { first: company.name, second: duplicate.name })}
          >
            {t('words.compareAndMerge')}
          </Button>
        )}
      </Group>
    </Card>
  );
}

function PairCompany({ company, note }: { company: DuplicatePair['company']; note: string }) {
  const format = useFormat();
  const { id, name, nativeName, city, country } = company;
  return (
    <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Anchor component={Link} to={`/companies/${id}`} size="sm" fw={600}>
        {name}
      </Anchor>
      {nativeName && (
        <Text size="sm" lang="zh">
          {nativeName}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {[city, format.country(country), note].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}

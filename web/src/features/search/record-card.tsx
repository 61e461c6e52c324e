import { Anchor, Badge, Button, CloseButton, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../records/interactions/log-interaction.store';
import { RecordIcon } from '../../records/search/record-icon';
import type { RecordReference } from '../../records/search/record-reference.rules';
import { recordQuery } from '../../records/search/record.api';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useCan } from '../../shared/session/use-session';
import { listRecordFacts, type RecordFact } from './record-facts.rules';

interface RecordCardProps {
  reference: RecordReference;
  onBack: () => void;
  onClose: () => void;
}

/** The key facts of a record that has no page yet, and what can be done with it. */
export function RecordCard({ reference, onBack, onClose }: RecordCardProps) {
  const { t } = useTranslation(['search', 'shared']);
  const label = useLabels();
  const format = useFormat();
  const canLog = useCan('interactions:write') && ['company', 'contact'].includes(reference.kind);
  const { data, error, refetch } = useQuery(recordQuery(reference.kind, reference.id));
  const log = () => {
    onClose();
    openLogInteraction(reference);
  };
  const facts = data && listRecordFacts(data, { label, country: format.country, day: format.day });
  return (
    <Stack p="md" gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<ArrowLeft size={16} aria-hidden />}
          autoFocus
          onClick={onBack}
        >
          {t('back')}
        </Button>
        <CloseButton aria-label={t('shared:close')} onClick={onClose} />
      </Group>
      <Group gap="sm">
        <Title order={2} size="h4">
          {reference.title}
        </Title>
        <Badge variant="light" leftSection={<RecordIcon kind={reference.kind} size={12} />}>
          {label('recordKind', reference.kind)}
        </Badge>
      </Group>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <LoadingState />}
      {data === null && <Text>{t('gone')}</Text>}
      {facts && <FactList facts={facts} />}
      {data && canLog && (
        <Button leftSection={<MessageSquarePlus size={18} aria-hidden />} onClick={log}>
          {t('logInteraction')}
        </Button>
      )}
    </Stack>
  );
}

function FactList({ facts }: { facts: readonly RecordFact[] }) {
  const { t } = useTranslation('search');
  return (
    <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '6px 16px' }}>
      {facts.map(({ name, text, href }) => (
        <div key={name} style={{ display: 'contents' }}>
          <Text component="dt" size="sm" c="dimmed">
            {t(`facts.${name}`)}
          </Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
            {href ? (
              <Anchor href={href} inherit {...(href.startsWith('http') && { target: '_blank', rel: 'noreferrer' })}>
                {text}
              </Anchor>
            ) : (
              text
            )}
          </Text>
        </div>
      ))}
    </dl>
  );
}

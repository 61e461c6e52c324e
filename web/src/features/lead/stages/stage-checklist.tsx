import {
  Accordion,
  Alert,
  Anchor,
  Button,
  Card,
  Group,
  Stack,
  Text,
  ThemeIcon,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { Link } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gate } from '../../../records/leads/lead.api';
import { VerificationButtons } from '../../../records/leads/verification/verification-buttons';
import { useLabels } from '../../../shared/labels/use-labels';
import { useLeadFieldLabel } from '../fields/use-lead-field-label';
import { isLeadField } from '../fields/lead-fields.rules';
import type en from '../i18n/en';
import { type ChecklistItem, type ChecklistStage, findNextStage } from './stage-checklist.rules';
import classes from './stage-checklist.module.css';
import { useStages } from './use-stages';
import { useLeadEditor } from '../use-lead-editor';

/** Every stage with what it needs. Each missing item leads to its field. */
export function StageChecklist() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { gates, checklist } = useStages();
  const label = useLabels();
  const isClosed = gates.some(({ missing }) => missing.some(({ field }) => field === 'status'));
  const next = findNextStage(checklist);
  const missing = next?.items.filter(({ isMet }) => !isMet).length ?? 0;
  const [isShown, setShown] = useState(false);
  const opened = checklist.filter(
    ({ progress, items, stage }) =>
      stage === next?.stage || (progress !== 'later' && items.some(({ isMet }) => !isMet)),
  );
  return (
    <Card withBorder p={0} component="section" aria-labelledby="stages" className={classes['card']}>
      <Group justify="space-between" p="md" pb="xs">
        <Title order={2} size="h5" id="stages">
          {t('stages')}
        </Title>
        <Button
          className={classes['toggle']}
          variant="subtle"
          size="compact-sm"
          aria-expanded={isShown}
          aria-controls="stage-list"
          onClick={() => setShown(!isShown)}
        >
          {next && missing > 0
            ? t('missingFor', { count: missing, stage: label('stage', next.stage) })
            : t('words.show')}
        </Button>
      </Group>
      <div id="stage-list" className={classes['list']} data-shown={isShown || undefined}>
        {isClosed && (
          <Alert color="yellow" mx="md" mb="xs">
            {t('statusBlocks', { status: label('status', lead.status) })}
          </Alert>
        )}
        <Accordion multiple chevronPosition="right" key={lead.stage} defaultValue={opened.map(({ stage }) => stage)}>
          {checklist.map((one) => (
            <StageItem key={one.stage} stage={one} gate={gates.find(({ stage }) => stage === one.stage)} />
          ))}
        </Accordion>
      </div>
    </Card>
  );
}

function StageItem({ stage: { stage, progress, items }, gate }: { stage: ChecklistStage; gate: Gate | undefined }) {
  const { t } = useTranslation('lead');
  const label = useLabels();
  const met = items.filter(({ isMet }) => isMet).length;
  const isReached = progress !== 'later';
  return (
    <Accordion.Item value={stage}>
      <Accordion.Control px="md" aria-current={progress === 'current' ? 'step' : undefined}>
        <Group gap="sm" wrap="nowrap">
          <ThemeIcon
            size="sm"
            radius="xl"
            variant={isReached ? 'filled' : 'default'}
            color={isReached ? undefined : 'gray'}
          >
            {isReached ? <Check size={12} aria-hidden /> : <Circle size={8} aria-hidden />}
          </ThemeIcon>
          <Text size="sm" fw={progress === 'current' ? 700 : 500}>
            {label('stage', stage)}
            {progress === 'current' && (
              <Text span inherit c="dimmed" fw={400}>
                {' '}
                {t('currentStage')}
              </Text>
            )}
          </Text>
          <Text size="xs" c="dimmed" ms="auto" me="xs">
            {t('progress', { met, total: items.length })}
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((item) => (
            <Requirement key={item.text} item={item} gate={gate} />
          ))}
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

type RequirementText = keyof (typeof en)['requirements'];

function Requirement({ item, gate }: { item: ChecklistItem; gate: Gate | undefined }) {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const getFieldName = useLeadFieldLabel();
  const text = isLeadField(item.text) ? getFieldName(item.text) : t(`requirements.${item.text as RequirementText}`);
  const verifiers = item.field === 'mover' ? (gate?.verifiers ?? []).map(({ name }) => name) : [];
  return (
    <Group component="li" gap={8} wrap="nowrap" align="flex-start">
      <Text span c={item.isMet ? 'green' : 'dimmed'} lh={1} mt={3}>
        {item.isMet ? <Check size={14} aria-hidden /> : <Circle size={14} aria-hidden />}
        <VisuallyHidden>{item.isMet ? t('met') : t('missing')}</VisuallyHidden>
      </Text>
      <div>
        {item.target && canEdit && !item.isMet ? (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/leads/$leadId"
                params={{ leadId: lead.id }}
                search={{ tab: item.target?.tab, field: item.target?.field }}
                resetScroll={false}
              />
            )}
          >
            {text}
          </Anchor>
        ) : (
          <Text size="sm" c={item.isMet ? 'dimmed' : undefined}>
            {text}
          </Text>
        )}
        {verifiers.length > 0 && !item.isMet && (
          <Text size="xs" c="dimmed">
            {t('verifiers', { names: verifiers.join(', ') })}
          </Text>
        )}
        {item.field === 'mover' && !item.isMet && lead.status === 'open' && lead.archivedAt === null && (
          <Group gap="xs" mt={4}>
            <VerificationButtons lead={lead} canEdit={canEdit} size="compact-sm" variant="default" />
          </Group>
        )}
      </div>
    </Group>
  );
}

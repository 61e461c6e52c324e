import { Badge, Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { useLeadEditor } from '../use-lead-editor';
import { Requirement } from './requirement';
import { countMissing, findNextStage, listMissing } from './stage-checklist.rules';
import { useStages } from './use-stages';

/** The fields that the lead lacks for the next stage. On a phone the bar of the stages shows them. */
export function MissingFieldsCard() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { gates, checklist } = useStages();
  const label = useLabels();
  const next = findNextStage(checklist);
  if (!next || lead.status !== 'open' || lead.archivedAt !== null) return null;
  const missing = listMissing(checklist);
  const met = next.items.length - countMissing(next);
  return (
    <Card withBorder p="sm" mb="md" component="section" aria-labelledby="needed" visibleFrom="sm">
      <Title order={2} fz={13} lh="28px" fw={600} id="needed">
        {t('neededFor', { stage: label('stage', next.stage) })}
        <Badge variant="default" size="sm" ms={8}>
          {t('progress', { met, total: met + missing.length })}
        </Badge>
      </Title>
      {missing.length === 0 ? (
        <Text size="sm">{t('complete')}</Text>
      ) : (
        <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {missing.map((item) => (
            <Requirement key={item.text} item={item} gate={gates.find(({ stage }) => stage === next.stage)} />
          ))}
        </Stack>
      )}
    </Card>
  );
}

import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../records/companies/company-link';
import { StatusBadge } from '../../../records/leads/status-badge';
import { useLabels } from '../../../shared/labels/use-labels';
import { type ChosenFigure, listLeadsBehind, readFigure } from './outcome-figures.rules';
import type { Outcomes } from './outcomes.api';
import { useFigureFormat } from './use-figure-format';
import { useOutcomes } from './use-outcomes';

/** The leads behind the figures, or behind the one that was chosen. */
export function LeadsCard({ outcomes }: { outcomes: Outcomes }) {
  const { t } = useTranslation('agreement');
  const { figure, go } = useOutcomes();
  const chosen = readFigure(figure);
  const heading = useFocusOnChange(figure);
  const leads = listLeadsBehind(outcomes.leads, chosen);
  const title = chosen
    ? t('outcomes.behind', {
        figure: t(`outcomes.figures.${chosen.figure}`),
        counted: t(`outcomes.counts.${chosen.count}`),
      })
    : t('outcomes.leadsTitle');
  return (
    <Card withBorder component="section" aria-labelledby="behind">
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h5" id="behind" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {chosen && (
          <Button size="compact-xs" variant="default" onClick={() => go({ figure: undefined })}>
            {t('outcomes.allLeads')}
          </Button>
        )}
      </Group>
      {leads.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(chosen ? 'outcomes.noneBehind' : 'outcomes.noLeads')}
        </Text>
      )}
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {leads.map((lead) => (
          <LeadItem key={lead.id} lead={lead} chosen={chosen} />
        ))}
      </Stack>
      {outcomes.leadsNotNamed > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('outcomes.notNamed', { count: outcomes.leadsNotNamed })}
        </Text>
      )}
    </Card>
  );
}

/** Puts the focus on the heading of the list when a figure has been chosen, so that the keyboard goes on there. */
function useFocusOnChange(figure: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(figure);
  useEffect(() => {
    if (figure !== undefined && shown.current !== figure) heading.current?.focus();
    shown.current = figure;
  }, [figure]);
  return heading;
}

function LeadItem({ lead, chosen }: { lead: Outcomes['leads'][number]; chosen: ChosenFigure | null }) {
  const { t } = useTranslation('agreement');
  const label = useLabels();
  const write = useFigureFormat();
  const { reference, title, companyId, companyName, stage, status, attributed } = lead;
  const amounts = chosen
    ? [[chosen.figure, lead[chosen.count][chosen.figure]] as const]
    : (['announcedJobs', 'announcedCapexEur'] as const).map((figure) => [figure, attributed[figure]] as const);
  return (
    <li style={{ overflowWrap: 'anywhere' }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 220px', minWidth: 0 }}>
          <Anchor component={Link} to={`/leads/${reference}`} size="sm" fw={600}>
            {title}
          </Anchor>
          <Text size="sm">
            <CompanyLink company={{ id: companyId, name: companyName }} isWrapped fw={400} />
          </Text>
        </div>
        <StatusBadge status={status}>{label('status', status)}</StatusBadge>
      </Group>
      <Text size="xs" c="dimmed">
        {[
          reference,
          label('stage', stage),
          ...amounts
            .filter(([, amount]) => chosen !== null || amount !== 0)
            .map(([figure, amount]) => `${t(`outcomes.figures.${figure}`)}: ${write(figure, amount)}`),
        ].join(' · ')}
      </Text>
    </li>
  );
}

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { openLogInteraction } from '../../../records/interactions/log-interaction.store';
import { LeadMenu } from '../../../records/leads/lead-actions/lead-menu';
import { useCanChange } from '../../../records/leads/use-can-change';
import { EventTitle } from '../../../records/timeline/event-title';
import { useFormat } from '../../../shared/format/use-format';
import { useCan } from '../../../shared/session/use-session';
import { type Lead, latestEventsQuery } from '../leads.api';

/** The time for which a row stays active before its events are read, so that walking over rows reads none. */
const READ_AFTER_MS = 250;

/**
 * The details of a lead in the side panel that are no columns: its reference, its country, the latest events, and what can
 * be done with it.
 */
export function LeadPanelDetails({ lead }: { lead: Lead }) {
  const { t } = useTranslation(['leads', 'lead-actions']);
  const format = useFormat();
  const canLog = useCan('interactions:write');
  const canChange = useCanChange();
  const [readId] = useDebouncedValue(lead.id, READ_AFTER_MS);
  const { data } = useQuery(latestEventsQuery(readId));
  const { reference, title, company } = lead;
  const events = readId === lead.id ? (data?.items ?? []) : [];
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {[reference, company.nativeName, format.country(company.country)].filter(Boolean).join(' · ')}
      </Text>
      {events.length > 0 && (
        <>
          <Title order={2} size="h6">
            {t('words.timeline')}
          </Title>
          {events.map((event) => (
            <Text key={`${event.kind} ${event.id}`} size="sm">
              <EventTitle event={event} />{' '}
              <Text span inherit c="dimmed">
                {format.momentDay(event.at)}
              </Text>
            </Text>
          ))}
        </>
      )}
      <Group gap="xs">
        <LeadMenu lead={lead} isMovable={canChange(lead)}>
          <Button size="xs" variant="default">
            {t('lead-actions:transition')}
          </Button>
        </LeadMenu>
        {canLog && (
          <Button size="xs" variant="default" onClick={() => openLogInteraction({ kind: 'lead', id: lead.id, title })}>
            {t('words.logInteractionShort')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

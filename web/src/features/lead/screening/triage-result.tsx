import { Alert, Badge, Button, Group, List, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { useLabels } from '../../../shared/labels/use-labels';
import { useServerText } from '../../../shared/server-texts/use-server-text';
import { useLeadEditor } from '../use-lead-editor';

type Triage = components['schemas']['ScreeningTriageView'];

const COLORS: Readonly<Record<Triage['suggestion'], string>> = {
  out_of_scope: 'green',
  to_file: 'orange',
  assess_further: 'yellow',
};

/** The suggestion of the triage with its reasons. A person decides: using it only fills in the field. */
export function TriageResult({ result }: { result: Triage }) {
  const { t } = useTranslation('lead');
  const text = useServerText();
  const label = useLabels();
  const { canEdit, open, change } = useLeadEditor();
  const { suggestion, reasons, unknowns, deadlines, notice, ruleset } = result;
  const take = () => {
    change('screening.status', suggestion);
    open('screening.status');
  };
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The result of scrolling, in newer browsers a promise, is no function that React could call.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [result]);
  return (
    <Alert
      ref={place}
      variant="default"
      mt="md"
      title={
        <Badge size="lg" variant="dot" color={COLORS[suggestion]}>
          {label('screeningSuggestion', suggestion)}
        </Badge>
      }
    >
      <List size="sm" spacing={4}>
        {reasons.map(({ code, area, text: sentence }) => (
          <List.Item key={`${code} ${area}`}>
            {text(`triage.reason.${code}`, sentence, { area: area ? label('sensitiveArea', area) : '' })}
          </List.Item>
        ))}
      </List>
      {unknowns.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {t('triage.unknowns')}
          </Text>
          <List size="sm" spacing={4}>
            {unknowns.map(({ field, question }) => (
              <List.Item key={field}>{text(`triage.unknown.${field}`, question)}</List.Item>
            ))}
          </List>
        </>
      )}
      {deadlines && (
        <Text size="sm" mt="xs">
          {text(`triage.deadlines.${ruleset}`, deadlines)}
        </Text>
      )}
      <Text size="xs" mt="xs">
        {text('triage.notice', notice)} ({ruleset})
      </Text>
      {canEdit && suggestion !== 'assess_further' && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={take}>
            {t('triage.take')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

import { Alert, Button, Card, Group, Select, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { findToday } from '../../shared/format/format.rules';
import { useLabels } from '../../shared/labels/use-labels';
import { useRecordInteraction } from './lead-additions.api';
import { useFormProblem } from './use-form-problem';
import { useLeadEditor } from './use-lead-editor';

type Kind = components['schemas']['CreateInteraction']['kind'];

const KINDS: readonly Kind[] = ['call', 'email', 'meeting', 'video_call', 'site_visit', 'message', 'letter', 'event'];

/** Records an interaction with the investor. */
export function InteractionForm() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const label = useLabels();
  const { mutate, isPending, error } = useRecordInteraction();
  const { form, general, findDetail } = useFormProblem(error, ['/kind', '/subject', '/occurredAt']);
  const [kind, setKind] = useState<Kind>('call');
  const [subject, setSubject] = useState('');
  const [day, setDay] = useState(findToday());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // One of today took place just now, so that it does not lie in the future.
    const occurredAt = day === findToday() ? new Date().toISOString() : `${day}T12:00:00Z`;
    mutate({ leadId: lead.id, kind, subject: subject.trim(), occurredAt }, { onSuccess: () => setSubject('') });
  };
  return (
    <Card withBorder p="sm" component="form" ref={form} onSubmit={submit} noValidate aria-labelledby="log-interaction">
      <Title order={2} size="h6" id="log-interaction" mb="xs">
        {t('interactions.log')}
      </Title>
      {general && (
        <Alert color="red" role="alert" mb="xs">
          {general}
        </Alert>
      )}
      <Group gap="xs" align="flex-start">
        <Select
          w={150}
          label={t('interactions.kind')}
          allowDeselect={false}
          value={kind}
          error={findDetail('/kind')}
          onChange={(value) => value && setKind(value)}
          data={KINDS.map((value) => ({ value, label: label('interactionKind', value) }))}
        />
        <TextInput
          flex="1 1 200px"
          label={t('interactions.subject')}
          value={subject}
          error={findDetail('/subject')}
          onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        />
        <TextInput
          w={150}
          type="date"
          label={t('day')}
          max={findToday()}
          value={day}
          error={findDetail('/occurredAt')}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
        <Button type="submit" mt={{ base: 0, sm: 25 }} loading={isPending}>
          {t('interactions.submit')}
        </Button>
      </Group>
    </Card>
  );
}

import { Alert, Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pipelineQuery } from '../../../records/leads/lead.api';
import type { components } from '../../../shared/api/schema';
import { useLabels } from '../../../shared/labels/use-labels';
import { useAddEvidence } from './lead-additions.api';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLeadEditor } from '../use-lead-editor';

type Kind = components['schemas']['CreateEvidence']['kind'];

/** Adds evidence. It cannot be changed or removed afterwards. */
export function EvidenceForm() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const label = useLabels();
  const { data: pipeline } = useQuery(pipelineQuery);
  const { mutate, isPending, error } = useAddEvidence(lead.id);
  const { form, general, findDetail } = useFormProblem(error, ['/kind', '/url', '/note']);
  const [kind, setKind] = useState<string | null>(null);
  const [url, setUrl] = useState('');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { kind: kind as Kind, url: url.trim() || null, note: note.trim() || null };
    mutate(body, {
      onSuccess: () => {
        setUrl('');
        setNote('');
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={t('evidence.add')}>
      {general && (
        <Alert color="red" role="alert" mb="xs">
          {general}
        </Alert>
      )}
      <Group gap="xs" align="flex-start">
        <Select
          w={190}
          label={t('evidence.kind')}
          value={kind}
          error={findDetail('/kind')}
          onChange={setKind}
          data={(pipeline?.values['evidence.kind'] ?? []).map((value) => ({
            value,
            label: label('evidenceKind', value),
          }))}
        />
        <TextInput
          flex="1 1 150px"
          type="url"
          label={t('evidence.url')}
          value={url}
          error={findDetail('/url')}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        />
        <TextInput
          flex="1 1 150px"
          label={t('evidence.note')}
          value={note}
          error={findDetail('/note')}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Group>
      <Group justify="flex-end" mt="xs">
        <Button type="submit" loading={isPending}>
          {t('evidence.add')}
        </Button>
      </Group>
    </form>
  );
}

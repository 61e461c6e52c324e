import { Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DocumentInput } from '../../../records/documents/document-input';
import { pipelineQuery } from '../../../records/leads/lead.api';
import { useIsUploading } from '../../../shared/api/use-upload';
import type { components } from '../../../shared/api/schema';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { useLeadEditor } from '../use-lead-editor';
import { useAddEvidence } from './lead-additions.api';

type Kind = components['schemas']['CreateEvidence']['kind'];

const NO_EVIDENCE = { kind: null as Kind | null, url: '', note: '', documentId: null as string | null };

/** Adds evidence. It cannot be changed or removed afterwards. */
export function EvidenceForm() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const label = useLabels();
  const { data: pipeline } = useQuery(pipelineQuery);
  const add = useAddEvidence(lead.id);
  const isUploading = useIsUploading();
  const draft = useFormDraft(null, NO_EVIDENCE);
  return (
    <RecordForm
      draft={draft}
      mutation={add}
      label={t('evidence.add')}
      submitText={t('evidence.add')}
      required={['kind']}
      isSubmitDisabled={() => isUploading}
      onSubmit={({ kind, url, note, documentId }) =>
        add.mutate(
          { kind: kind as Kind, url: url.trim() || null, note: note.trim() || null, documentId },
          { onSuccess: () => draft?.change({ url: '', note: '', documentId: null }) },
        )
      }
    >
      {({ field }) => (
        <>
          <Group gap="xs" align="flex-start">
            <Select
              {...field('kind')}
              w={190}
              label={t('words.evidenceKind')}
              data={(pipeline?.values['evidence.kind'] ?? []).map((value) => ({
                value,
                label: label('evidenceKind', value),
              }))}
            />
            <PlainInput {...field('url')} kind="url" flex="1 1 150px" label={t('words.webAddress')} />
            <PlainInput {...field('note')} kind="text" flex="1 1 150px" label={t('words.note')} />
          </Group>
          <DocumentInput
            {...field('documentId', t('evidence.documentHint'))}
            subject={{ kind: 'lead', id: lead.id }}
            label={t('words.document')}
          />
        </>
      )}
    </RecordForm>
  );
}

import { Select, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useNewDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { CountrySelect } from '../../countries/country-select';
import { showRecordToast } from '../../record-toast';
import type { Lead } from '../lead.api';
import { pipelineQuery } from '../lead.api';
import { LeadActionFields } from './lead-action-fields';
import { useSetStatus } from './transition.api';

interface StatusFormProps {
  lead: Pick<Lead, 'id' | 'title' | 'status' | 'version'>;
  status: string;
  onDone: () => void;
}

interface StatusValues {
  reason: string | null;
  lostToCountry: string | null;
  note: string;
  occurredOn: string;
}

/** Asks for what a change of status needs: a reason, a country, a note. */
export function StatusForm({ lead, status, onDone }: StatusFormProps) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const { statusMoves, lostReasons } = useSuspenseQuery(pipelineQuery).data;
  const setStatus = useSetStatus();
  const draft = useNewDraft<StatusValues>(null, {
    reason: null,
    lostToCountry: null,
    note: '',
    occurredOn: findToday(),
  });
  const change = statusMoves.find(({ from, to }) => from === lead.status && to === status);
  const submit = ({ reason, lostToCountry, note, occurredOn }: StatusValues, finish: () => void) => {
    const body = {
      status,
      occurredOn,
      ...(reason && { reason }),
      ...(lostToCountry && { lostToCountry }),
      ...(note.trim() && { note: note.trim() }),
    } as Parameters<typeof setStatus.mutate>[0]['body'];
    setStatus.mutate(
      { leadId: lead.id, version: lead.version, body },
      {
        onSuccess: () => {
          const message = t('statusDialog.done', { title: lead.title, status: label('status', status) });
          showRecordToast({ kind: 'lead', id: lead.id }, message);
          finish();
        },
      },
    );
  };
  return (
    <RecordForm
      draft={draft}
      mutation={setStatus}
      submitText={t('words.changeStatus')}
      onClose={onDone}
      onSubmit={submit}
    >
      {({ field, values: { reason } }) => (
        <>
          <Text fw={600}>{lead.title}</Text>
          {change && change.reason !== 'none' && (
            <Select
              {...field('reason')}
              label={t('words.reason')}
              required={change.reason === 'required'}
              data={lostReasons.map((one) => ({ value: one.reason, label: label('reason', one.reason) }))}
            />
          )}
          {status === 'lost' && <CountrySelect {...field('lostToCountry')} label={t('words.lostToCountry')} />}
          <LeadActionFields
            field={field}
            isNoteRequired={
              change?.noteRequired === true || lostReasons.some((one) => one.reason === reason && one.noteRequired)
            }
          />
        </>
      )}
    </RecordForm>
  );
}

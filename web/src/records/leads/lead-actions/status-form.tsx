import { Alert, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../countries/country-select';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { findToday } from '../../../shared/format/format.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Lead } from '../lead.api';
import { pipelineQuery } from '../lead.api';
import { LeadActionFields } from './lead-action-fields';
import { useSetStatus } from './transition.api';

interface StatusFormProps {
  lead: Pick<Lead, 'id' | 'title' | 'status' | 'version'>;
  status: string;
  onDone: () => void;
}

/** Asks for what a change of status needs: a reason, a country, a note. */
export function StatusForm({ lead, status, onDone }: StatusFormProps) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const { statusMoves, lostReasons } = useSuspenseQuery(pipelineQuery).data;
  const { mutate, isPending, error } = useSetStatus();
  const form = useRef<HTMLFormElement>(null);
  useFocusInvalid(form, error);
  const [reason, setReason] = useState<string | null>(null);
  const [lostToCountry, setLostToCountry] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [occurredOn, setOccurredOn] = useState(findToday());
  const change = statusMoves.find(({ from, to }) => from === lead.status && to === status);
  const isNoteRequired = change?.noteRequired || lostReasons.some((one) => one.reason === reason && one.noteRequired);
  const problem = error instanceof ProblemError ? error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      status,
      occurredOn,
      ...(reason && { reason }),
      ...(lostToCountry && { lostToCountry }),
      ...(note.trim() && { note: note.trim() }),
    } as Parameters<typeof mutate>[0]['body'];
    mutate(
      { leadId: lead.id, version: lead.version, body },
      {
        onSuccess: () => {
          const message = t('statusDialog.done', { title: lead.title, status: label('status', status) });
          notifications.show({ message, color: 'green' });
          onDone();
        },
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        <Text fw={600}>{lead.title}</Text>
        {change && change.reason !== 'none' && (
          <Select
            label={t('statusDialog.reason')}
            required={change.reason === 'required'}
            data={lostReasons.map((one) => ({ value: one.reason, label: label('reason', one.reason) }))}
            value={reason}
            error={problem?.findFieldDetail('/reason')}
            onChange={setReason}
          />
        )}
        {status === 'lost' && (
          <CountrySelect
            label={t('statusDialog.lostToCountry')}
            value={lostToCountry}
            error={problem?.findFieldDetail('/lostToCountry')}
            onChange={setLostToCountry}
          />
        )}
        <LeadActionFields
          occurredOn={occurredOn}
          onOccurredOn={setOccurredOn}
          note={note}
          onNote={setNote}
          isNoteRequired={isNoteRequired}
          problem={problem}
          submit={t('statusDialog.submit')}
          isPending={isPending}
          onCancel={onDone}
        />
      </Stack>
    </form>
  );
}

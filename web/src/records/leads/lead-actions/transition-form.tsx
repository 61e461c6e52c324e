import { Alert, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { findToday } from '../../../shared/format/format.rules';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useLabels } from '../../../shared/labels/use-labels';
import { useServerText } from '../../../shared/server-texts/use-server-text';
import type { Stage } from '../lead.api';
import { GateField } from './gate-field';
import { buildGateAdditions, GATE_INPUTS, type GateValues, getGatePointer } from './gate-fields.rules';
import { type Gate, gatesQuery, leadQuery } from '../lead.api';
import { LeadActionFields } from './lead-action-fields';
import { useTransition } from './transition.api';

interface TransitionFormProps {
  leadId: string;
  stage: Stage;
  onDone: () => void;
}

/** Asks for exactly what the stage still needs, and sends it together with the transition. */
export function TransitionForm({ leadId, stage, onDone }: TransitionFormProps) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const text = useServerText();
  const lead = useQuery(leadQuery(leadId));
  const gates = useQuery(gatesQuery(leadId));
  const { mutate, isPending, error } = useTransition();
  const [values, setValues] = useState<GateValues>({});
  const [occurredOn, setOccurredOn] = useState(findToday());
  const [note, setNote] = useState('');
  const failure = lead.error ?? gates.error;
  if (failure)
    return <ProblemState error={failure} onRetry={() => void Promise.all([lead.refetch(), gates.refetch()])} />;
  if (!lead.data || !gates.data) return <LoadingState />;

  const { title, companyId, sites, version } = lead.data;
  const gate = gates.data.find((one) => one.stage === stage);
  const missing = findMissing(gate).map(({ field, code, detail }) => ({
    field,
    code,
    sentence: text(`gate.${field}.${code}`, detail),
  }));
  const problem = error instanceof ProblemError ? error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isChosen = missing.some(({ code }) => code === 'one_chosen');
    const additions = buildGateAdditions(values, sites, isChosen);
    const body = { to: stage, occurredOn, ...(note.trim() && { note: note.trim() }), ...additions };
    mutate(
      { leadId, version, body },
      {
        onSuccess: () => {
          notifications.show({ message: t('dialog.done', { title, stage: label('stage', stage) }), color: 'green' });
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        <Text fw={600}>{title}</Text>
        <Text size="sm">
          {missing.length > 0 ? t('dialog.missing') : gate ? t('dialog.nothingMissing') : t('dialog.noteRequired')}
        </Text>
        {missing.map(({ field, sentence, code }) =>
          GATE_INPUTS[field] ? (
            <GateField
              key={`${field} ${code}`}
              field={field}
              label={sentence}
              companyId={companyId}
              value={values[field]}
              error={findFieldProblem(problem, field)}
              onChange={(value) => setValues((known) => ({ ...known, [field]: value }))}
            />
          ) : (
            <Alert key={`${field} ${code}`} color="yellow" title={sentence}>
              {field === 'mover' ? <Verifiers gate={gate} /> : t('dialog.cannotFill')}
            </Alert>
          ),
        )}
        <LeadActionFields
          occurredOn={occurredOn}
          onOccurredOn={setOccurredOn}
          note={note}
          onNote={setNote}
          isNoteRequired={!gate}
          problem={problem}
          submit={t('dialog.submit')}
          isPending={isPending}
          onCancel={onDone}
        />
      </Stack>
    </form>
  );
}

/** Returns what the stage still needs, each field once. */
function findMissing(gate: Gate | undefined): Gate['missing'] {
  const seen = new Set<string>();
  return (gate?.missing ?? []).filter(({ field }) => !seen.has(field) && seen.add(field));
}

/** Finds what is wrong with a field. A request without additions gets the pointers of the lead itself. */
function findFieldProblem(problem: ProblemError | null, field: string): string | null {
  return (
    problem?.findFieldDetail(getGatePointer(field)) ??
    problem?.findFieldDetail(`/${field.replaceAll('.', '/')}`) ??
    null
  );
}

/** The colleagues who may verify an investment. */
function Verifiers({ gate }: { gate: Gate | undefined }) {
  const { t } = useTranslation('lead-actions');
  const names = gate?.verifiers?.map(({ name }) => name) ?? [];
  if (names.length === 0) return t('dialog.noVerifier');
  return <Text size="sm">{t('dialog.verifiers', { names: names.join(', ') })}</Text>;
}

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { findToday } from '../../../shared/format/format.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useLabels } from '../../../shared/labels/use-labels';
import { useServerText } from '../../../shared/server-texts/use-server-text';
import type { Stage } from '../lead.api';
import { GateField } from './gate-field';
import {
  buildGateAdditions,
  findDemanded,
  GATE_INPUTS,
  type GateValues,
  getGatePointer,
  removeRepeatedFields,
  mustChooseSite,
  isLeftToAnother,
} from './gate-fields.rules';
import { type Gate, gatesQuery, leadApi } from '../lead.api';
import { LeadActionFields } from './lead-action-fields';
import { useTransition } from './transition.api';

interface TransitionFormProps {
  leadId: string;
  stage: Stage;
  onDone: () => void;
}

/** The values of the form. Without a day the transition happened today. */
interface TransitionDraft {
  values: GateValues;
  occurredOn: string;
  note: string;
}

/** Asks for exactly what the stage still needs, and sends it together with the transition. */
export function TransitionForm({ leadId, stage, onDone }: TransitionFormProps) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const text = useServerText();
  const lead = useQuery(leadApi.query(leadId));
  const gates = useQuery(gatesQuery(leadId));
  const draft = useFormDraft<TransitionDraft>(`transition ${leadId} ${stage}`, {
    values: {},
    occurredOn: findToday(),
    note: '',
  });
  const transition = useTransition();
  const [demanded, setDemanded] = useState<Gate['missing']>([]);
  // An interaction of today that is sent again has the same time, so that it is the same request.
  const [now] = useState(() => new Date());
  const failure = lead.error ?? gates.error;
  if (failure)
    return <ProblemState error={failure} onRetry={() => void Promise.all([lead.refetch(), gates.refetch()])} />;
  if (!lead.data || !gates.data) return <LoadingState />;

  const { title, companyId, sites, version } = lead.data;
  const gate = gates.data.find((one) => one.stage === stage);
  const required = [...(gate?.missing ?? []), ...demanded];
  const missing = removeRepeatedFields(required).map(({ field, code, detail }) => ({
    field,
    code,
    sentence: text(`gate.${field}.${code}`, detail),
    fromAnother: gate !== undefined && isLeftToAnother(field, gate),
  }));
  const submit = ({ values, occurredOn, note }: TransitionDraft, finish: () => void) => {
    const isChosen = mustChooseSite(required);
    // A draft may have values that a colleague has filled in since.
    const asked = Object.entries(values).filter(([field]) =>
      missing.some((one) => one.field === field && !one.fromAnother),
    );
    const additions = buildGateAdditions(Object.fromEntries(asked), sites, isChosen, now);
    const body = {
      to: stage,
      occurredOn: occurredOn || findToday(),
      ...(note.trim() && { note: note.trim() }),
      ...additions,
    };
    transition.mutate(
      { leadId, version, body },
      {
        onSuccess: () => {
          notifications.show({ message: t('dialog.done', { title, stage: label('stage', stage) }), color: 'green' });
          finish();
          onDone();
        },
        onError: (problem) => setDemanded((known) => [...known, ...findDemanded(problem, stage)]),
      },
    );
  };
  if (lead.data.stage === stage && !transition.isPending) {
    const close = () => {
      draft?.discard();
      onDone();
    };
    return <TransitionDone title={title} stage={stage} onClose={close} />;
  }
  return (
    <RecordForm
      draft={draft}
      mutation={transition}
      submitText={t('words.move')}
      onCancel={onDone}
      onSubmit={submit}
      renderNotice={() =>
        transition.error && (
          <Alert color="red" role="alert">
            {describe(transition.error)}
          </Alert>
        )
      }
    >
      {({ field: readField, values: { values }, change, findDetail }) => (
        <>
          <Text fw={600}>{title}</Text>
          <Text size="sm">
            {missing.length > 0 ? t('dialog.missing') : gate ? t('dialog.nothingMissing') : t('dialog.noteRequired')}
          </Text>
          {missing.map(({ field, sentence, code, fromAnother }) =>
            GATE_INPUTS[field] && !fromAnother ? (
              <GateField
                key={`${field} ${code}`}
                field={field}
                label={sentence}
                companyId={companyId}
                value={values[field]}
                // A request without additions gets the pointers of the lead itself.
                error={findDetail(getGatePointer(field)) ?? findDetail(`/${field.replaceAll('.', '/')}`)}
                onChange={(value) => change({ values: { ...values, [field]: value } })}
              />
            ) : (
              <Alert key={`${field} ${code}`} color="yellow" title={sentence}>
                {field === 'mover' ? (
                  <Verifiers gate={gate} />
                ) : (
                  t(fromAnother ? 'dialog.fromAnother' : 'dialog.cannotFill')
                )}
              </Alert>
            ),
          )}
          <LeadActionFields field={readField} isNoteRequired={!gate} />
        </>
      )}
    </RecordForm>
  );
}

/** Says that the lead is in the stage already: a colleague has moved it, or the answer to the transition was lost. */
function TransitionDone({ title, stage, onClose }: { title: string; stage: Stage; onClose: () => void }) {
  const { t } = useTranslation(['lead-actions', 'shared']);
  const label = useLabels();
  return (
    <Stack>
      <Text>{t('dialog.done', { title, stage: label('stage', stage) })}</Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('shared:close')}</Button>
      </Group>
    </Stack>
  );
}

/** Describes why a transition was refused, each sentence once. */
function describe(error: Error): string {
  const { message } = error;
  const others = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return [message, ...others.map(({ detail }) => detail).filter((detail) => !message.includes(detail))].join(' ');
}

/** The colleagues who may verify an investment. */
function Verifiers({ gate }: { gate: Gate | undefined }) {
  const { t } = useTranslation('lead-actions');
  const names = gate?.verifiers?.map(({ name }) => name) ?? [];
  if (names.length === 0) return t('dialog.noVerifier');
  return <Text size="sm">{t('dialog.verifiers', { names: names.join(', ') })}</Text>;
}

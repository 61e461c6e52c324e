import { Alert, Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCompanyId, recordQuery } from '../../records/search/record.api';
import { RecordPicker } from '../../records/search/record-picker';
import type { CreatableKind } from '../../records/search/record-reference.rules';
import { ProblemError } from '../../shared/api/api.errors';
import { useFocusInvalid } from '../../shared/fields/use-focus-invalid';
import { useLabels } from '../../shared/labels/use-labels';
import { useCan } from '../../shared/session/use-session';
import { INTERACTION_KINDS, type InteractionDraft, listPointers } from './interaction-draft.rules';
import { MoreFields } from './more-fields';
import { NextStepField } from './next-step-field';
import classes from './log-interaction.module.css';
import { useSubmitInteraction } from './use-submit-interaction';

/** The fields that are shown on demand, and when one of them has a problem. */
const MORE_FIELDS = ['occurredAt', 'direction', 'contactIds', 'activity', 'outcome'];

interface LogInteractionFormProps {
  draft: InteractionDraft;
  onChange: (changes: Partial<InteractionDraft>) => void;
  onCreate: (kind: CreatableKind, name: string) => void;
  onClose: () => void;
  onDone: (who: string, hasTask: boolean) => void;
}

/** Asks whom an interaction was with, of what kind, what it was about, and what comes next. */
export function LogInteractionForm({ draft, onChange, onCreate, onClose, onDone }: LogInteractionFormProps) {
  const { t } = useTranslation(['interactions', 'shared']);
  const label = useLabels();
  const canCreate = useCan('contacts:write');
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const { submit, isPending, error } = useSubmitInteraction(draft);
  const { subject } = draft;
  // The focus starts where the first thing is to be typed.
  const [isAboutKnown] = useState(subject !== null);
  const { data: record } = useQuery({
    ...recordQuery(subject?.kind ?? 'lead', subject?.id ?? ''),
    enabled: subject !== null,
  });
  const problem = error instanceof ProblemError ? error : null;
  useFocusInvalid(form, error ?? attempts);
  const findError = (field: string) =>
    listPointers(field)
      .map((pointer) => problem?.findFieldDetail(pointer))
      .find(Boolean);
  const isExpanded = draft.isExpanded || MORE_FIELDS.some(findError);
  const save = () => {
    setAttempts(attempts + 1);
    if (!subject || draft.text.trim() === '') return;
    void submit(() => onDone(subject.title, draft.nextStep.trim() !== ''));
  };
  const submitForm = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <form ref={form} onSubmit={submitForm} onKeyDown={submitByKey} noValidate>
      <Stack>
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        <RecordPicker
          label={t('who')}
          kinds={['lead', 'company', 'contact']}
          required
          isFocusedFirst={!isAboutKnown}
          value={subject}
          error={attempts > 0 && !subject ? t('whoRequired') : findError('subject')}
          onChange={(picked) => onChange({ subject: picked, contactIds: [] })}
          creatable={canCreate ? ['contact', 'company'] : []}
          onCreate={onCreate}
        />
        <NativeSelect
          label={t('kind')}
          value={draft.kind}
          error={findError('kind')}
          onChange={({ currentTarget }) => onChange({ kind: currentTarget.value as InteractionDraft['kind'] })}
          data={INTERACTION_KINDS.map((kind) => ({ value: kind, label: label('interactionKind', kind) }))}
        />
        <Textarea
          label={t('text')}
          description={t('textHint')}
          required
          withAsterisk={false}
          data-autofocus={isAboutKnown || undefined}
          autoFocus={isAboutKnown}
          autosize
          minRows={2}
          maxRows={10}
          value={draft.text}
          error={attempts > 0 && draft.text.trim() === '' ? t('textRequired') : findError('text')}
          onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
        />
        <NextStepField draft={draft} findError={findError} onChange={onChange} />
        {isExpanded && (
          <MoreFields draft={draft} companyId={findCompanyId(record)} findError={findError} onChange={onChange} />
        )}
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={isExpanded}
            leftSection={isExpanded ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
            onClick={() => onChange({ isExpanded: !isExpanded })}
          >
            {t(isExpanded ? 'fewer' : 'more')}
          </Button>
        </div>
        <Group justify="flex-end" className={classes['actions']}>
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

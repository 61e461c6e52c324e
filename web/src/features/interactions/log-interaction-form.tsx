import { Button, Checkbox, Group, NativeSelect, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreatablePicker } from '../../records/contacts/creatable-picker';
import type { AnsweredTask } from '../../records/interactions/log-interaction.store';
import { AboutLeadField } from '../../records/leads/about-lead/about-lead-field';
import { findAboutLead } from '../../records/leads/about-lead/about-lead.rules';
import { openLeadsQuery } from '../../records/leads/about-lead/open-leads.api';
import { recordQuery } from '../../records/search/record.api';
import { findCompanyId } from '../../records/search/record-company.rules';
import { ProblemError } from '../../shared/api/api.errors';
import { RecordForm } from '../../shared/forms/record-form';
import type { FormDraft } from '../../shared/forms/use-form-draft';
import { useLabels } from '../../shared/labels/use-labels';
import { findFieldErrors } from '../../shared/record-editor/record-drafts.rules';
import { AttachedFiles, AttachFilesButton } from './attach-files';
import { AttachmentUploads } from './attachment-uploads';
import { INTERACTION_KINDS, type InteractionDraft, POINTERS } from './interaction-draft.rules';
import { LoggedMessage } from './logged-message';
import { MoreFields } from './more-fields';
import { NextStepField } from './next-step-field';
import classes from './log-interaction.module.css';
import { useAttachments } from './use-attachments';
import { useSubmitInteraction } from './use-submit-interaction';

/** The fields that are shown on demand, and when one of them has a problem. */
const MORE_POINTERS = ['/occurredAt', '/direction', '/contactIds', '/activityId', '/outcome'];

interface LogInteractionFormProps {
  draft: FormDraft<InteractionDraft>;
  /** The task that the interaction may answer. */
  task: AnsweredTask | undefined;
  onClose: () => void;
}

/** Asks whom an interaction was with, of what kind, what it was about, and what comes next. */
export function LogInteractionForm({ draft, task, onClose }: LogInteractionFormProps) {
  const { t } = useTranslation(['interactions', 'shared', 'tasks']);
  const label = useLabels();
  const { submit, mutation } = useSubmitInteraction(task?.id);
  const { subject } = draft.values;
  // The focus starts where the first thing is to be typed.
  const [isAboutKnown] = useState(subject !== null);
  const { data: record } = useQuery({
    ...recordQuery(subject?.kind ?? 'lead', subject?.id ?? ''),
    enabled: subject !== null,
  });
  const companyId = findCompanyId(record);
  const { data: leads = [] } = useQuery(openLeadsQuery(subject));
  const attachments = useAttachments(draft.values, record, leads);
  const [loggedId, setLoggedId] = useState<string | null>(null);
  const finish = (logged: InteractionDraft, { id }: { id: string }) => {
    const completed = logged.completesTask ? task : undefined;
    notifications.show({ message: <LoggedMessage draft={logged} completed={completed} />, color: 'green' });
    const hasUploads = attachments.start(id);
    draft.discard();
    if (hasUploads) setLoggedId(id);
    else onClose();
  };
  const { error } = mutation;
  const problems = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const isExpanded = draft.values.isExpanded || findFieldErrors(MORE_POINTERS, problems).length > 0;
  if (loggedId !== null) return <AttachmentUploads interactionId={loggedId} onClose={onClose} />;
  return (
    <RecordForm
      draft={draft}
      mutation={mutation}
      required={{ subject: t('whoRequired'), text: t('textRequired') }}
      findMissing={({ leadId }) => (findAboutLead(leadId, leads) === '' ? { leadId: t('aboutLead.required') } : {})}
      // Contacts can be chosen only where there is a company.
      pointers={companyId ? POINTERS : { ...POINTERS, subject: [...POINTERS.subject, '/contactIds'], contactIds: [] }}
      hasFoot={false}
      onSubmit={(values) => void submit(values, (logged) => finish(values, logged))}
    >
      {(form) => {
        const { field, change, isPending } = form;
        return (
          <>
            <CreatablePicker
              {...field('subject')}
              label={t('who')}
              kinds={['lead', 'company', 'contact']}
              isFocusedFirst={!isAboutKnown}
              onChange={(picked) => change({ subject: picked, contactIds: [], leadId: '' })}
            />
            <AboutLeadField {...field('leadId')} subject={subject} onChange={(leadId) => change({ leadId })} />
            <NativeSelect
              {...field('kind')}
              label={t('words.kind')}
              onChange={({ currentTarget }) => change({ kind: currentTarget.value as InteractionDraft['kind'] })}
              data={INTERACTION_KINDS.map((kind) => ({ value: kind, label: label('interactionKind', kind) }))}
            />
            <Textarea
              {...field('text', t('textHint'))}
              label={t('text')}
              data-autofocus={isAboutKnown || undefined}
              autoFocus={isAboutKnown}
              autosize
              minRows={2}
              maxRows={10}
              onChange={({ currentTarget }) => change({ text: currentTarget.value })}
            />
            {task && (
              <Checkbox
                label={t('completeTask', { title: task.title })}
                error={field('completesTask').error}
                checked={draft.values.completesTask}
                onChange={({ currentTarget }) => change({ completesTask: currentTarget.checked })}
              />
            )}
            <NextStepField {...form} />
            {isExpanded && <MoreFields {...form} companyId={companyId} />}
            <Group gap="xs">
              <Button
                variant="subtle"
                size="compact-sm"
                aria-expanded={isExpanded}
                leftSection={isExpanded ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
                onClick={() => change({ isExpanded: !isExpanded })}
              >
                {t(isExpanded ? 'fewer' : 'more')}
              </Button>
              {attachments.target && <AttachFilesButton onFiles={attachments.add} />}
            </Group>
            <AttachedFiles {...attachments} />
            <Group justify="flex-end" className={classes['actions']}>
              <Button variant="default" onClick={onClose}>
                {t('shared:cancel')}
              </Button>
              <Button type="submit" loading={isPending}>
                {t('save')}
              </Button>
            </Group>
          </>
        );
      }}
    </RecordForm>
  );
}

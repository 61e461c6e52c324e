import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../../records/search/record-picker';
import type { RecordReference } from '../../../records/search/record-reference.rules';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { findToday } from '../../../shared/format/format.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { type Membership, useSaveMembership } from './memberships.api';

interface MembershipFormProps {
  companyId: string;
  /** The membership to change as it is now; null for a new one. */
  membership: Membership | null;
  /** Whether the form proposes today as the last day. */
  isEnding: boolean;
  onDone: () => void;
}

interface MembershipDraft {
  company: RecordReference | null;
  direction: Membership['direction'];
  role: string;
  since: string;
  until: string;
}

/** Names the draft of a form. A membership may be changed and ended in different forms. */
function nameDraft(companyId: string, membership: Membership | null, isEnding: boolean): string {
  if (!membership) return `new membership ${companyId}`;
  return `${isEnding ? 'end of membership' : 'membership'} ${membership.id}`;
}

/** Adds a membership, changes its role and days, or ends it. */
export function MembershipForm({ companyId, membership, isEnding, onDone }: MembershipFormProps) {
  const { t } = useTranslation(['company', 'shared', 'records']);
  const label = useLabels();
  const { mutate, isPending, error } = useSaveMembership(companyId);
  const { form, general, findDetail } = useFormProblem(error, ['/companyId', '/role', '/since', '/until']);
  const { seen, onError } = useSeenVersion(membership);
  const draft = useDraft<MembershipDraft>(nameDraft(companyId, membership, isEnding), {
    company: null,
    direction: 'member_of',
    role: membership?.role ?? '',
    since: membership?.since ?? '',
    until: membership?.until ?? (isEnding ? findToday() : ''),
  });
  const [isMissing, setMissing] = useState(false);
  const isRoleFirst = membership !== null && !isEnding;
  if (!draft) return <LoadingState />;
  const { company, direction, role, since, until } = draft.value;
  const { change, discard, isRestored } = draft;
  const close = () => {
    discard();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const other = membership?.companyId ?? company?.id;
    setMissing(other === undefined);
    if (other === undefined) return;
    const body = {
      companyId: other,
      direction,
      role: role.trim() || null,
      since: since || null,
      until: until || null,
    };
    mutate({ membership: seen, body }, { onSuccess: close, onError });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {isRestored && <RestoredNotice onDiscard={discard} />}
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        {membership ? (
          <Text size="sm" fw={600}>
            {label('membershipDirection', membership.direction)}: {membership.companyName}
          </Text>
        ) : (
          <>
            <SegmentedControl
              aria-label={t('memberships.direction')}
              value={direction}
              onChange={(value) => change({ direction: value })}
              data={[
                { value: 'member_of', label: t('memberships.memberOf') },
                { value: 'member', label: t('memberships.hasMember') },
              ]}
            />
            <RecordPicker
              label={t('memberships.company')}
              kinds={['company']}
              required
              isFocusedFirst
              value={company}
              error={isMissing && !company ? t('records:required') : findDetail('/companyId')}
              onChange={(value) => change({ company: value })}
            />
          </>
        )}
        <TextInput
          label={t('memberships.role')}
          data-autofocus={isRoleFirst || undefined}
          autoFocus={isRoleFirst}
          value={role}
          error={findDetail('/role')}
          onChange={({ currentTarget }) => change({ role: currentTarget.value })}
        />
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={t('memberships.from')}
            value={since}
            error={findDetail('/since')}
            onChange={({ currentTarget }) => change({ since: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('memberships.lastDay')}
            value={until}
            error={findDetail('/until')}
            data-autofocus={isEnding || undefined}
            autoFocus={isEnding}
            onChange={({ currentTarget }) => change({ until: currentTarget.value })}
          />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

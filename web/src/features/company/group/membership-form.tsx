import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../../records/search/record-picker';
import type { RecordReference } from '../../../records/search/record-reference.rules';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { findToday } from '../../../shared/format/format.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { type Membership, useSaveMembership } from './memberships.api';

interface MembershipFormProps {
  companyId: string;
  /** The membership to change as it is now; null for a new one. */
  membership: Membership | null;
  /** Whether the form proposes today as the last day. */
  isEnding: boolean;
  onDone: () => void;
}

/** Adds a membership, changes its role and days, or ends it. */
export function MembershipForm({ companyId, membership, isEnding, onDone }: MembershipFormProps) {
  const { t } = useTranslation(['company', 'shared', 'records']);
  const label = useLabels();
  const { mutate, isPending, error } = useSaveMembership(companyId);
  const { form, general, findDetail } = useFormProblem(error, ['/companyId', '/role', '/since', '/until']);
  // The version that the user has seen. After a conflict, which is shown, it is that of now.
  const [seenVersion, setSeenVersion] = useState(membership?.version ?? null);
  const [company, setCompany] = useState<RecordReference | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [direction, setDirection] = useState<Membership['direction']>('member_of');
  const [role, setRole] = useState(membership?.role ?? '');
  const [since, setSince] = useState(membership?.since ?? '');
  const [until, setUntil] = useState(membership?.until ?? (isEnding ? findToday() : ''));
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
    const seen = membership && { ...membership, version: seenVersion ?? membership.version };
    mutate(
      { membership: seen, body },
      {
        onSuccess: onDone,
        onError: (refusal) => refusal instanceof ProblemError && refusal.status === 412 && setSeenVersion(null),
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
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
              onChange={(value) => setDirection(value)}
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
              onChange={setCompany}
            />
          </>
        )}
        <TextInput
          label={t('memberships.role')}
          value={role}
          error={findDetail('/role')}
          onChange={({ currentTarget }) => setRole(currentTarget.value)}
        />
        <Group grow align="flex-start">
          <TextInput
            type="date"
            label={t('memberships.from')}
            value={since}
            error={findDetail('/since')}
            onChange={({ currentTarget }) => setSince(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('memberships.lastDay')}
            value={until}
            error={findDetail('/until')}
            data-autofocus={isEnding || undefined}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
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

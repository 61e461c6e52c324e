import { Group, SegmentedControl, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CreatablePicker } from '../../../records/contacts/creatable-picker';
import type { RecordReference } from '../../../records/search/record-reference.rules';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useSeenVersion } from '../../../shared/fields/use-seen-version';
import { findToday } from '../../../shared/format/format.rules';
import { cleanTexts } from '../../../shared/forms/form-values.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { type Membership, membershipApi } from './memberships.api';

interface MembershipFormProps {
  companyId: string;
  /** The membership to change as it is now; null for a new one. */
  membership: Membership | null;
  /** Whether the form proposes today as the last day. */
  isEnding: boolean;
  onDone: () => void;
}

interface MembershipValues {
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
  const { t } = useTranslation('company');
  const label = useLabels();
  const save = membershipApi.useSave(companyId);
  const { seen, onError } = useSeenVersion(membership);
  const draft = useFormDraft<MembershipValues>(nameDraft(companyId, membership, isEnding), {
    company: null,
    direction: 'member_of',
    role: membership?.role ?? '',
    since: membership?.since ?? '',
    until: membership?.until ?? (isEnding ? findToday() : ''),
  });
  const isRoleFirst = membership !== null && !isEnding;
  return (
    <RecordForm
      draft={draft}
      mutation={save}
      required={membership ? [] : ['company']}
      pointers={{ company: '/companyId' }}
      onClose={onDone}
      onSubmit={({ company, direction, role, since, until }, finish) => {
        const changes = cleanTexts({ role, since, until });
        const body = membership ? changes : { companyId: company!.id, direction, ...changes };
        save.mutate({ part: seen, body }, { onSuccess: finish, onError });
      }}
    >
      {({ field, values, change }) => (
        <>
          {membership ? (
            <Text size="sm" fw={600}>
              {label('membershipDirection', membership.direction)}: {membership.companyName}
            </Text>
          ) : (
            <>
              <SegmentedControl
                aria-label={t('words.direction')}
                value={values.direction}
                onChange={(direction) => change({ direction })}
                data={[
                  { value: 'member_of', label: t('memberships.memberOf') },
                  { value: 'member', label: t('memberships.hasMember') },
                ]}
              />
              <CreatablePicker
                {...field('company')}
                label={t('memberships.company')}
                kinds={['company']}
                isFocusedFirst
              />
            </>
          )}
          <PlainInput
            {...field('role')}
            kind="text"
            label={t('words.role')}
            data-autofocus={isRoleFirst || undefined}
            autoFocus={isRoleFirst}
          />
          <Group grow align="flex-start">
            <PlainInput {...field('since')} kind="day" label={t('memberships.from')} />
            <PlainInput
              {...field('until')}
              kind="day"
              label={t('words.lastDay')}
              // The proposal of another day was not entered by a colleague.
              description={isEnding && !membership?.until ? undefined : field('until').description}
              data-autofocus={isEnding || undefined}
              autoFocus={isEnding}
            />
          </Group>
        </>
      )}
    </RecordForm>
  );
}

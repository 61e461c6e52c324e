import { Checkbox, Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import type { FormState } from '../../../shared/forms/record-form';
import { useUser } from '../../../shared/session/use-session';
import { ActivitySelect } from '../activity-select';
import { ContactsInput } from './contacts-input';
import { isOfRegistered, type MailingActivity, type MailingAudience } from './mailing-activity.rules';
import { type MailingDraft, STATUSES } from './mailing-draft.rules';

interface AudienceFieldsProps extends Pick<FormState<MailingDraft>, 'field' | 'change'> {
  activity: MailingActivity;
  /** The people whom the mailing addresses. */
  audience: MailingAudience;
  /** The people whom its purpose allows. */
  audiences: readonly MailingAudience[];
  /** Whether the mailing is about the activity and no invitation, so that it goes only to those whom it concerns. */
  isConcern: boolean;
}

/** Asks to whom a mailing goes. */
export function AudienceFields({ activity, audience, audiences, isConcern, field, change }: AudienceFieldsProps) {
  const { t } = useTranslation('mailings');
  const label = useLabels();
  const user = useUser();
  // A business development manager writes only to the people of activities that are their own.
  const ownerId = user.role === 'bdm' ? user.id : undefined;
  const roadshowId = activity.kind === 'roadshow' && isConcern ? activity.id : undefined;
  const { value: statuses, error: statusError } = field('statuses');
  return (
    <>
      {audiences.length > 1 && (
        <NativeSelect
          {...field('audience')}
          value={audience}
          label={t('audience.label')}
          onChange={({ currentTarget }) => change({ audience: currentTarget.value as MailingAudience })}
          data={audiences.map((one) => ({
            value: one,
            label: t(one === 'own' ? `audience.own.${activity.kind}` : `audience.${one}`),
          }))}
        />
      )}
      {audience === 'seminar' && (
        <ActivitySelect
          {...field('otherSeminarId')}
          kind="seminar"
          {...{ ownerId, roadshowId }}
          label={t('otherSeminar')}
          onChange={(otherSeminarId) => change({ otherSeminarId })}
        />
      )}
      {audience === 'delegation' && (
        <ActivitySelect
          {...field('otherDelegationId')}
          kind="delegation"
          ownerId={ownerId}
          label={t('otherDelegation')}
          onChange={(otherDelegationId) => change({ otherDelegationId })}
        />
      )}
      {audience === 'contacts' && (
        <ContactsInput {...field('contactIds')} onChange={(contactIds) => change({ contactIds })} />
      )}
      {isOfRegistered(activity, audience) && (
        <Checkbox.Group
          label={t('statuses')}
          error={statusError}
          value={statuses}
          onChange={(chosen) => change({ statuses: chosen })}
        >
          <Group gap="md" mt={6}>
            {STATUSES.map((status) => (
              <Checkbox key={status} value={status} label={label('registrationStatus', status)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </>
  );
}

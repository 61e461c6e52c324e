import { Checkbox, Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UserSelect } from '../../../../records/users/user-select';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { useSeenVersion } from '../../../../shared/fields/use-seen-version';
import { pickSent } from '../../../../shared/forms/form-values.rules';
import { RecordForm } from '../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../../shared/labels/use-labels';
import { findToday } from '../../../../shared/format/format.rules';
import { useUser } from '../../../../shared/session/use-session';
import { type PrivacyRequestDetail, requestApi } from './requests.api';
import { buildNewRequest, buildRequestChange, readRequestValues } from './request-values.rules';

interface PersonOfRequest {
  /** The key of the person, by which the draft is known. */
  key: string;
  values: { contactId: string | null; subjectName: string; subjectEmail: string };
}

interface RequestFormProps {
  /** The request to change; null for a new one. */
  request: PrivacyRequestDetail | null;
  /** The facts about the person of a new request. */
  person?: PersonOfRequest;
  onDone: () => void;
}

/** Records what a person asks for, and how the request was answered. */
export function RequestForm({ request, person, onDone }: RequestFormProps) {
  const { t } = useTranslation('privacy');
  const { id: me } = useUser();
  const create = requestApi.useCreate();
  const update = requestApi.useUpdate();
  const { seen, onError } = useSeenVersion(request);
  const kinds = useLabelOptions('privacyRequestKind');
  const channels = useLabelOptions('privacyRequestChannel');
  const reasons = useLabelOptions('privacyRefusedReason');
  const states = useLabelOptions('privacyRequestState');
  const name = request ? `privacy request ${request.id}` : `new privacy request ${person?.key ?? ''}`;
  const draft = useFormDraft(name, { ...readRequestValues(request, findToday(), me), ...person?.values });
  const allowed: readonly string[] = request ? [request.state, ...request.nextStates] : [];
  return (
    <RecordForm
      draft={draft}
      mutation={request ? update : create}
      required={['subjectName', 'receivedOn']}
      onClose={onDone}
      onSubmit={(values, finish) => {
        if (!request) {
          create.mutate(buildNewRequest(values), { onSuccess: finish });
          return;
        }
        const body = pickSent(
          buildRequestChange(values),
          (field) => draft!.isChanged(field) || field === 'refusedReason',
        );
        update.mutate({ id: request.id, version: seen!.version, body }, { onSuccess: finish, onError });
      }}
    >
      {({ field, values, change }) => (
        <>
          <Select {...field('kind')} label={t('form.kind')} allowDeselect={false} data={kinds} data-autofocus />
          <PlainInput {...field('subjectName')} kind="text" label={t('form.subjectName')} autoComplete="off" />
          <PlainInput {...field('subjectEmail')} kind="email" label={t('words.email')} autoComplete="off" />
          <Group grow align="flex-start">
            <PlainInput {...field('receivedOn')} kind="day" label={t('form.receivedOn')} />
            <Select {...field('channel')} label={t('form.channel')} clearable data={channels} />
          </Group>
          <UserSelect {...field('handlerId', t('form.handlerHint'))} label={t('form.handler')} clearable />
          <Checkbox
            label={t('form.identityChecked')}
            description={t('form.identityHint')}
            checked={values.identityChecked}
            error={field('identityChecked').error}
            onChange={({ currentTarget }) => change({ identityChecked: currentTarget.checked })}
          />
          {request && (
            <>
              <Select
                {...field('state', request.kind === 'erasure' ? t('form.erasureHint') : undefined)}
                label={t('words.status')}
                allowDeselect={false}
                data={states.filter(({ value }) => allowed.includes(value))}
              />
              {values.state === 'refused' && (
                <Select {...field('refusedReason')} label={t('form.refusedReason')} data={reasons} />
              )}
              <Group grow align="flex-start">
                <PlainInput {...field('extendedTo', t('form.extendedHint'))} kind="day" label={t('form.extendedTo')} />
                <PlainInput {...field('answeredOn')} kind="day" label={t('form.answeredOn')} />
              </Group>
              {values.extendedTo !== '' && (
                <PlainInput {...field('extendedReason')} kind="textarea" label={t('form.extendedReason')} minRows={2} />
              )}
              <PlainInput {...field('outcome')} kind="textarea" label={t('form.outcome')} minRows={2} />
            </>
          )}
          <PlainInput {...field('notes')} kind="textarea" label={t('words.notes')} minRows={2} />
        </>
      )}
    </RecordForm>
  );
}

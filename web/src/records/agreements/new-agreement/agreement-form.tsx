import { Group, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { useUser } from '../../../shared/session/use-session';
import { UserSelect } from '../../users/user-select';
import { getAgreementPath } from '../agreement-link';
import { AgreementSelect } from '../agreement-select';
import { agreementApi } from '../agreements.api';
import { buildAgreementRequest, isSigned, startAgreement } from './agreement-values.rules';
import { PartiesInput } from './parties-input';

interface AgreementFormProps {
  /** The agreement under which the new one is made. */
  parentId: string | null;
  onClose: () => void;
}

/**
 * The form of a new agreement. One of the past is entered with its status and days of then. The page of the agreement
 * opens when it has been created.
 */
export function AgreementForm({ parentId, onClose }: AgreementFormProps) {
  const { t } = useTranslation('new-agreement');
  const navigate = useNavigate();
  const { id: userId } = useUser();
  const create = agreementApi.useCreate();
  const kinds = useLabelOptions('agreementKind');
  const statuses = useLabelOptions('agreementStatus').filter(({ value }) => value !== 'expired');
  return (
    <RecordForm
      draft={useFormDraft(`new agreement ${parentId ?? ''}`, startAgreement(userId, parentId))}
      mutation={create}
      onCorrect={create.reset}
      required={['title', 'kind']}
      submitText={t('submit')}
      onCancel={onClose}
      onSubmit={(values, finish) => {
        const body = buildAgreementRequest(values);
        if (body === null) return;
        create.mutate(body, {
          onSuccess: ({ id }) => {
            finish();
            onClose();
            void navigate({ to: getAgreementPath(id) });
          },
        });
      }}
    >
      {({ field, values }) => (
        <>
          <PlainInput {...field('title')} kind="text" label={t('words.title')} autoFocus />
          <Select {...field('kind')} label={t('words.kind')} data={kinds} />
          <AgreementSelect {...field('parentId', t('parentHint'))} label={t('parentId')} />
          <PartiesInput {...field('parties')} label={t('words.parties')} />
          <Select {...field('status')} label={t('words.status')} allowDeselect={false} data={statuses} />
          <Group align="flex-start">
            {isSigned(values.status) && (
              <>
                <PlainInput {...field('signedOn')} kind="day" label={t('words.signedOn')} flex="1 1 150px" />
                <PlainInput {...field('effectiveOn')} kind="day" label={t('effectiveOn')} flex="1 1 150px" />
              </>
            )}
            <PlainInput {...field('expiresOn')} kind="day" label={t('words.lastDay')} flex="1 1 150px" />
          </Group>
          <UserSelect {...field('ownerId', t('ownerHint'))} label={t('words.owner')} />
        </>
      )}
    </RecordForm>
  );
}

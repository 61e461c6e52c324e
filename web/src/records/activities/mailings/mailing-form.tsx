import { NativeSelect, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsUploading } from '../../../shared/api/use-upload';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormat } from '../../../shared/format/use-format';
import { BRUSSELS } from '../../../shared/format/zone-time.rules';
import { type FormState, RecordForm } from '../../../shared/forms/record-form';
import type { FormDraft } from '../../../shared/forms/use-form-draft';
import { useLabels } from '../../../shared/labels/use-labels';
import { useCan, useUser } from '../../../shared/session/use-session';
import { DocumentsInput } from '../../documents/documents-input';
import { AudienceFields } from './audience-fields';
import { isOfRegistered, MAILING_KINDS, type MailingActivity } from './mailing-activity.rules';
import {
  buildMailingRequest,
  findAudience,
  findPurpose,
  listDraftAudiences,
  MAILING_LANGUAGES,
  MAILING_PURPOSES,
  type MailingDraft,
} from './mailing-draft.rules';
import { MailingReview } from './mailing-review';
import { type MailingPreview, type MailingView, usePreviewMailing } from './mailings.api';

interface MailingFormProps {
  activity: MailingActivity;
  draft: FormDraft<MailingDraft>;
  onClose: () => void;
  onSent: (mailing: MailingView) => void;
}

/** The placeholders that the hint of the text names. */
const PLACEHOLDERS = {
  name: '{{contact.fullName}}',
  title: '{{seminar.title}}',
  date: '{{seminar.date}}',
  time: '{{seminar.time}}',
  venue: '{{seminar.venue}}',
};

/** The JSON pointers of the audience, by the names of the form. */
const POINTERS = {
  audience: '/audience',
  statuses: '/audience/statuses',
  otherSeminarId: '/audience/seminarId',
  otherDelegationId: '/audience/delegationId',
  contactIds: '/audience/contactIds',
} as const;

/** Asks what a mailing says and to whom it goes. Before anything is sent, it shows who gets it and who does not. */
export function MailingForm({ activity, draft, onClose, onSent }: MailingFormProps) {
  const { t } = useTranslation('mailings');
  const isManager = useUser().role !== 'bdm';
  const canUpload = useCan('documents:write');
  const { values } = draft;
  const preview = usePreviewMailing();
  const [shown, setShown] = useState<MailingPreview | null>(null);
  const isUploading = useIsUploading();
  const context = { activity, isManager };
  const request = buildMailingRequest(values, context);
  const audience = findAudience(values, context);
  const audiences = listDraftAudiences(values, context);
  const finish = (mailing: MailingView) => {
    draft.discard();
    onSent(mailing);
  };
  if (shown) return <MailingReview {...{ request, preview: shown }} onBack={() => setShown(null)} onSent={finish} />;
  return (
    <RecordForm
      draft={draft}
      mutation={preview}
      required={values.templateKey ? ['title'] : ['title', 'subject', 'body']}
      findMissing={() => ({
        ...(isOfRegistered(activity, audience) && values.statuses.length === 0 && { statuses: t('statusRequired') }),
        ...(audience === 'seminar' && !values.otherSeminarId && { otherSeminarId: t('seminarRequired') }),
        ...(audience === 'delegation' && !values.otherDelegationId && { otherDelegationId: t('delegationRequired') }),
        ...(audience === 'contacts' && values.contactIds.length === 0 && { contactIds: t('contactRequired') }),
      })}
      pointers={POINTERS}
      isSubmitDisabled={() => isUploading}
      submitText={t('check')}
      onCancel={onClose}
      onSubmit={() => preview.mutate(request, { onSuccess: setShown })}
    >
      {({ field, change }) => (
        <>
          <PlainInput
            {...field('title', t('titleHint'))}
            kind="text"
            label={t('words.name')}
            maxLength={200}
            autoComplete="off"
          />
          <ContentFields {...{ activity, values, field, change }} />
          <AudienceFields
            {...{ activity, audience, audiences, field, change }}
            isConcern={request.purpose === 'transactional'}
          />
          <DocumentsInput
            {...field('documentIds')}
            subject={{ kind: 'activity', id: activity.id }}
            canUpload={canUpload}
            hint={t('documentsHint')}
            onChange={(documentIds) => change({ documentIds })}
          />
          <TimeFields {...{ field, change }} />
        </>
      )}
    </RecordForm>
  );
}

type FieldsProps = Pick<FormState<MailingDraft>, 'field' | 'change'>;

interface ContentFieldsProps {
  activity: MailingActivity;
  values: MailingDraft;
}

/** The text: that of a template, or an own one with its purpose. */
function ContentFields({ activity, values, field, change }: FieldsProps & ContentFieldsProps) {
  const { t } = useTranslation('mailings');
  const label = useLabels();
  const { templates } = MAILING_KINDS[activity.kind];
  const changeTemplate = (templateKey: MailingDraft['templateKey']) => {
    const statuses = templateKey === 'seminar_thank_you' ? { statuses: ['attended' as const] } : {};
    change({ templateKey, purpose: findPurpose(templateKey) ?? values.purpose, ...statuses });
  };
  return (
    <>
      {templates.length > 0 && (
        <NativeSelect
          {...field('templateKey', t('templateHint'))}
          label={t('words.text')}
          onChange={({ currentTarget }) => changeTemplate(currentTarget.value as MailingDraft['templateKey'])}
          data={[
            { value: '', label: t('ownText') },
            ...templates.map((key) => ({ value: key, label: label('mailTemplate', key) })),
          ]}
        />
      )}
      {values.templateKey === '' && (
        <>
          <NativeSelect
            {...field('purpose', t(`purposeHint.${values.purpose}`))}
            label={t('purpose')}
            onChange={({ currentTarget }) => change({ purpose: currentTarget.value as MailingDraft['purpose'] })}
            data={MAILING_PURPOSES.map((purpose) => ({ value: purpose, label: label('mailPurpose', purpose) }))}
          />
          <PlainInput {...field('subject')} kind="text" label={t('words.subject')} maxLength={200} autoComplete="off" />
          <PlainInput
            {...field('body', t(activity.kind === 'seminar' ? 'bodyHint' : 'bodyHintPerson', PLACEHOLDERS))}
            kind="textarea"
            label={t('ownTextLabel')}
            minRows={8}
          />
        </>
      )}
    </>
  );
}

function TimeFields({ field, change }: FieldsProps) {
  const { t } = useTranslation('mailings');
  const format = useFormat();
  const label = useLabels();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        {...field('language', t('languageHint'))}
        label={t('language')}
        onChange={({ currentTarget }) => change({ language: currentTarget.value as MailingDraft['language'] })}
        data={MAILING_LANGUAGES.map((tag) => ({ value: tag, label: label('mailingLanguage', tag) }))}
      />
      <PlainInput
        {...field('sendAt', t('sendAtHint', { zone: format.zonePlace(BRUSSELS) }))}
        kind="moment"
        label={t('sendAt')}
      />
    </SimpleGrid>
  );
}

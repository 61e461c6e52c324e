import {
  Alert,
  Button,
  Card,
  Group,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { type RecordConsent, useRecordConsent } from '../contact.api';
import { buildConsentRequest, type ConsentValues, NO_CONSENT } from './consent-values.rules';

const POINTERS = [
  '/purpose',
  '/lawfulBasis',
  '/granted',
  '/wording',
  '/wordingVersion',
  '/occurredAt',
  '/source',
  '/proof',
];

/** Records what the person said: agreed to a purpose, or refused, withdrew or objected. */
export function ConsentForm({ contactId }: { contactId: string }) {
  const { t } = useTranslation(['contact', 'shared']);
  const purposes = useLabelOptions('consentPurpose');
  const bases = useLabelOptions('lawfulBasis');
  const { mutate, isPending, error } = useRecordConsent(contactId);
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  const draft = useDraft<ConsentValues>(`consent ${contactId}`, NO_CONSENT);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen || !draft) {
    return (
      <div>
        <Button variant="light" onClick={() => setOpen(true)}>
          {t('consents.record')}
        </Button>
      </div>
    );
  }
  const { value: values, change, discard, isRestored } = draft;
  const close = () => {
    discard();
    setOpen(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(buildConsentRequest(values), {
      onSuccess: () => {
        notifications.show({ message: t('consents.done'), color: 'green' });
        close();
      },
    });
  };
  const renderText = (name: 'wordingVersion' | 'source' | 'proof', type = 'text') => (
    <TextInput
      label={t(`consents.${name}`)}
      description={t(`consents.${name}Hint`)}
      type={type}
      value={values[name]}
      error={findDetail(`/${name}`)}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
  return (
    <Card withBorder component="form" ref={form} onSubmit={submit} noValidate aria-labelledby="record-consent">
      <Title order={2} size="h5" id="record-consent" mb="xs">
        {t('consents.record')}
      </Title>
      <Stack gap="sm">
        {isRestored && <RestoredNotice onDiscard={discard} />}
        {general && (
          <Alert color="red" role="alert">
            {general}
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t('consents.purpose')}
            autoFocus
            data={purposes}
            value={values.purpose}
            error={findDetail('/purpose')}
            onChange={({ currentTarget }) => change({ purpose: currentTarget.value as RecordConsent['purpose'] })}
          />
          <NativeSelect
            label={t('consents.lawfulBasis')}
            data={bases}
            value={values.lawfulBasis}
            error={findDetail('/lawfulBasis')}
            onChange={({ currentTarget }) =>
              change({ lawfulBasis: currentTarget.value as ConsentValues['lawfulBasis'] })
            }
          />
        </SimpleGrid>
        <SegmentedControl
          aria-label={t('consents.answer')}
          value={String(values.granted)}
          onChange={(value) => change({ granted: value === 'true' })}
          data={[
            { value: 'true', label: t('consents.granted') },
            { value: 'false', label: t('consents.refused') },
          ]}
        />
        <Textarea
          label={t('consents.wording')}
          description={t('consents.wordingHint')}
          autosize
          minRows={2}
          value={values.wording}
          error={findDetail('/wording')}
          onChange={({ currentTarget }) => change({ wording: currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {renderText('wordingVersion')}
          {renderText('source')}
          {renderText('proof')}
          <TextInput
            label={t('consents.occurredAt')}
            description={t('consents.occurredAtHint')}
            type="datetime-local"
            value={values.occurredAt}
            error={findDetail('/occurredAt')}
            onChange={({ currentTarget }) => change({ occurredAt: currentTarget.value })}
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

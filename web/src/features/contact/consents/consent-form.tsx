import { Button, Card, NativeSelect, SegmentedControl, SimpleGrid, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormat } from '../../../shared/format/use-format';
import { BRUSSELS } from '../../../shared/format/zone-time.rules';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { useRecordConsent } from '../contact.api';
import { buildConsentRequest, type ConsentValues, NO_CONSENT } from './consent-values.rules';

/** Records what the person said: agreed to a purpose, or refused, withdrew or objected. */
export function ConsentForm({ contactId }: { contactId: string }) {
  const format = useFormat();
  const { t } = useTranslation('contact');
  const purposes = useLabelOptions('consentPurpose');
  const bases = useLabelOptions('lawfulBasis');
  const record = useRecordConsent(contactId);
  const draft = useFormDraft(`consent ${contactId}`, NO_CONSENT);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <div>
        <Button variant="light" onClick={() => setOpen(true)}>
          {t('consents.record')}
        </Button>
      </div>
    );
  }
  return (
    <Card withBorder>
      <Title order={2} size="h5" id="record-consent" mb="xs">
        {t('consents.record')}
      </Title>
      <RecordForm
        draft={draft}
        mutation={record}
        labelledBy="record-consent"
        onClose={() => setOpen(false)}
        onSubmit={(values, finish) =>
          record.mutate(buildConsentRequest(values), {
            onSuccess: () => {
              notifications.show({ message: t('consents.done'), color: 'green' });
              finish();
            },
          })
        }
      >
        {({ field, values, change }) => (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NativeSelect
                {...field('purpose')}
                label={t('words.purpose')}
                autoFocus
                data={purposes}
                onChange={({ currentTarget }) => change({ purpose: currentTarget.value as ConsentValues['purpose'] })}
              />
              <NativeSelect
                {...field('lawfulBasis')}
                label={t('words.lawfulBasis')}
                data={bases}
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
            <PlainInput
              {...field('wording', t('consents.wordingHint'))}
              kind="textarea"
              label={t('consents.wording')}
              minRows={2}
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              {(['wordingVersion', 'source', 'proof'] as const).map((name) => (
                <PlainInput
                  key={name}
                  {...field(name, t(`consents.${name}Hint`))}
                  kind="text"
                  label={t(`consents.${name}`)}
                />
              ))}
              <PlainInput
                {...field('occurredAt', t('consents.occurredAtHint', { zone: format.zonePlace(BRUSSELS) }))}
                kind="moment"
                label={t('words.dateAndTime')}
              />
            </SimpleGrid>
          </>
        )}
      </RecordForm>
    </Card>
  );
}

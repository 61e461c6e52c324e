import { Alert, Button, Group, List, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../records/search/record-picker';
import type { RecordReference } from '../../records/search/record-reference.rules';
import { PlainInput } from '../../shared/fields/plain-input';
import { RecordForm } from '../../shared/forms/record-form';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { Dialog } from '../../shared/layout/dialog';
import { useServerText } from '../../shared/server-texts/use-server-text';
import { buildBulkResolution, type BulkChoice, findTypedName } from './proposals.rules';
import { type BulkOutcome, useResolveMany, type WaitingRegistration } from './review.api';

interface BulkDialogProps {
  registrations: readonly WaitingRegistration[];
  onClose: () => void;
  /** Is called with the outcomes of the decisions that were carried out. */
  onDecided: (outcomes: readonly BulkOutcome[], choice: BulkChoice) => void;
}

interface BulkValues {
  choice: BulkChoice;
  company: RecordReference | null;
  reason: string;
}

const NO_DECISION: BulkValues = { choice: 'company', company: null, reason: '' };

/** Decides about several registrations at once, and says afterwards which decisions failed and why. */
export function BulkDialog({ registrations: selected, onClose, onDecided }: BulkDialogProps) {
  const { t } = useTranslation(['review', 'shared']);
  const resolution = useResolveMany();
  const { data, isPending } = resolution;
  const translate = useServerText();
  // One that a colleague decides meanwhile stays in the selection, so that the result tells it.
  const [registrations] = useState(selected);
  const draft = useFormDraft(null, NO_DECISION);
  const count = registrations.length;
  const names = new Map(registrations.map((one) => [one.id, findTypedName(one) ?? t('noName')]));
  const submit = ({ choice, company, reason }: BulkValues) => {
    const ids = registrations.map(({ id }) => id);
    resolution.mutate(buildBulkResolution(ids, choice, company?.id ?? null, reason), {
      onSuccess: ({ items }) => {
        const decided = items.filter(({ outcome }) => outcome === 'resolved');
        onDecided(decided, choice);
      },
    });
  };
  const failed = data?.items.filter(({ outcome }) => outcome === 'failed') ?? [];
  return (
    <Dialog opened onClose={onClose} title={t('bulk.open', { count })} isClosable={!isPending}>
      {data ? (
        <Stack>
          <Text role="status">{t('bulk.done', { count: data.items.length - failed.length })}</Text>
          {failed.length > 0 && (
            <Alert color="orange" title={t('bulk.failed', { count: failed.length })}>
              <List size="sm">
                {failed.map(({ registrationId, code, detail }) => (
                  <List.Item key={registrationId}>
                    {names.get(registrationId)}: {translate(`problem.${code}`, detail ?? '')}
                  </List.Item>
                ))}
              </List>
            </Alert>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {t('shared:close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <RecordForm
          draft={draft}
          mutation={resolution}
          required={draft?.values.choice === 'company' ? ['company'] : []}
          submitText={t('bulk.submit', { count })}
          {...(draft?.values.choice === 'reject' && { submitColor: 'red' })}
          onClose={onClose}
          onSubmit={submit}
        >
          {({ field, values: { choice }, change }) => (
            <>
              <Text size="sm">{[...names.values()].join(', ')}</Text>
              <Radio.Group label={t('bulk.what')} value={choice} onChange={(value) => change({ choice: value })}>
                <Stack gap={8} mt={6}>
                  {(['company', 'newCompany', 'reject'] as const).map((value) => (
                    <Radio
                      key={value}
                      value={value}
                      label={t(`bulk.${value}`)}
                      data-autofocus={value === choice || undefined}
                    />
                  ))}
                </Stack>
              </Radio.Group>
              {choice === 'company' && (
                <RecordPicker {...field('company')} label={t('words.company')} kinds={['company']} />
              )}
              {choice === 'reject' && <PlainInput {...field('reason')} kind="text" label={t('words.reason')} />}
            </>
          )}
        </RecordForm>
      )}
    </Dialog>
  );
}

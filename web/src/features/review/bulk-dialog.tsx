import { Alert, Button, Group, List, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordPicker } from '../../records/search/record-picker';
import type { RecordReference } from '../../records/search/record-reference.rules';
import { Dialog } from '../../shared/layout/dialog';
import { useServerText } from '../../shared/server-texts/use-server-text';
import { buildBulkResolution, type BulkChoice } from './bulk.rules';
import { findTypedName } from './proposals.rules';
import { type BulkOutcome, useResolveMany, type WaitingRegistration } from './review.api';

interface BulkDialogProps {
  registrations: readonly WaitingRegistration[];
  onClose: () => void;
  /** Is called with the outcomes of the decisions that were carried out. */
  onDecided: (outcomes: readonly BulkOutcome[], choice: BulkChoice) => void;
}

/** Decides about several registrations at once, and says afterwards which decisions failed and why. */
export function BulkDialog({ registrations: selected, onClose, onDecided }: BulkDialogProps) {
  const { t } = useTranslation(['review', 'shared', 'records']);
  const { mutate, data, error, isPending } = useResolveMany();
  const translate = useServerText();
  // One that a colleague decides meanwhile stays in the selection, so that the result tells it.
  const [registrations] = useState(selected);
  const [choice, setChoice] = useState<BulkChoice>('company');
  const [company, setCompany] = useState<RecordReference | null>(null);
  const [reason, setReason] = useState('');
  const [isCompanyMissing, setCompanyMissing] = useState(false);
  const count = registrations.length;
  const names = new Map(registrations.map((one) => [one.id, findTypedName(one) ?? t('noName')]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setCompanyMissing(choice === 'company' && company === null);
    if (choice === 'company' && company === null) return;
    const ids = registrations.map(({ id }) => id);
    mutate(buildBulkResolution(ids, choice, company?.id ?? null, reason), {
      onSuccess: ({ items }) => {
        const decided = items.filter(({ outcome }) => outcome === 'resolved');
        onDecided(decided, choice);
      },
    });
  };
  const failed = data?.items.filter(({ outcome }) => outcome === 'failed') ?? [];
  return (
    <Dialog opened onClose={onClose} title={t('bulk.title', { count })} isClosable={!isPending}>
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
        <form onSubmit={submit} noValidate>
          <Stack>
            {error && (
              <Alert color="red" role="alert">
                {error.message}
              </Alert>
            )}
            <Text size="sm">{[...names.values()].join(', ')}</Text>
            <Radio.Group label={t('bulk.what')} value={choice} onChange={(value) => setChoice(value)}>
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
              <RecordPicker
                label={t('records:contact.company')}
                kinds={['company']}
                value={company}
                error={isCompanyMissing ? t('records:required') : null}
                onChange={setCompany}
              />
            )}
            {choice === 'reject' && (
              <TextInput
                label={t('bulk.reason')}
                value={reason}
                onChange={({ currentTarget }) => setReason(currentTarget.value)}
              />
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('shared:cancel')}
              </Button>
              <Button type="submit" loading={isPending} color={choice === 'reject' ? 'red' : undefined}>
                {t('bulk.submit', { count })}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

import { Alert, Badge, Card, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { type MappingChange, previewQuery } from '../connections.api';
import { firstDeliveriesQuery } from '../deliveries/deliveries.api';
import { useReasonText } from '../deliveries/use-reason-text';
import { MAPPED_FIELDS } from './mapping-draft.rules';
import classes from './mapping.module.css';

const TYPING_PAUSE_MS = 400;

interface MappingPreviewProps {
  connectionId: string;
  mapping: MappingChange;
}

/** The registrations that a real delivery gives with the mapping as it is on the screen. Nothing is stored. */
export function MappingPreview({ connectionId, mapping }: MappingPreviewProps) {
  const { t } = useTranslation('connections');
  const format = useFormat();
  const describe = useReasonText();
  const { data: deliveries } = useQuery(firstDeliveriesQuery(connectionId));
  const [chosen, setChosen] = useState<string | null>(null);
  const [settled] = useDebouncedValue(mapping, TYPING_PAUSE_MS);
  const deliveryId = chosen ?? deliveries?.[0]?.id ?? null;
  const { data, error } = useQuery({
    ...previewQuery(connectionId, deliveryId ?? '', settled),
    enabled: deliveryId !== null,
  });
  return (
    <Card withBorder p="md" component="section" aria-labelledby="mapping-preview" className={classes['preview']}>
      <Title order={2} size="h6" id="mapping-preview" mb="xs">
        {t('preview.title')}
      </Title>
      {deliveries?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('preview.none')}
        </Text>
      )}
      {deliveries && deliveries.length > 0 && (
        <Stack gap="sm">
          <NativeSelect
            label={t('preview.delivery')}
            value={deliveryId ?? ''}
            data={deliveries.map(({ id, receivedAt }) => ({ value: id, label: format.moment(receivedAt) }))}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          />
          {error && (
            <Alert color="red" role="alert">
              {error.message}
            </Alert>
          )}
          {data && data.submissions.length === 0 && !error && (
            <Text size="sm">
              {t(`preview.reading.${data.reading}`)} {data.reason && describe(data.reason)}
            </Text>
          )}
          {!error &&
            data?.submissions.map((submission) => (
              <SubmissionPreview key={submission.externalId} submission={submission} />
            ))}
        </Stack>
      )}
    </Card>
  );
}

type Submission = components['schemas']['MappingPreviewSubmissionView'];

function SubmissionPreview({ submission }: { submission: Submission }) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const { fields, consents, answers, status } = submission;
  const filled = MAPPED_FIELDS.flatMap((name) => {
    const value = fields[name] as string | null | undefined;
    return value == null ? [] : [{ name: label('formField', name), value }];
  });
  return (
    <Stack gap={6}>
      <Badge variant="light">{label('registrationStatus', status)}</Badge>
      {filled.length === 0 ? (
        <Text size="sm" c="orange">
          {t('preview.noField')}
        </Text>
      ) : (
        <ValueList values={filled} />
      )}
      {consents.map(({ purpose, wording, key }) => (
        <Text key={`${purpose} ${key}`} size="sm">
          {t('preview.consent', { purpose: label('consentPurpose', purpose), wording: wording ?? key })}
        </Text>
      ))}
      {consents.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('preview.noConsent')}
        </Text>
      )}
      {answers.length > 0 && (
        <>
          <Text size="sm" fw={500}>
            {t('preview.answers')}
          </Text>
          <ValueList
            values={answers.map(({ key, label: name, value }) => ({ name: name ?? key, value: format(value) }))}
          />
        </>
      )}
    </Stack>
  );
}

function format(value: Submission['answers'][number]['value']): string {
  if (typeof value === 'string') return value;
  return (Array.isArray(value) ? value : Object.values(value)).join(', ');
}

/** Names with their values. */
export function ValueList({ values }: { values: readonly { name: string; value: string }[] }) {
  return (
    <dl className={classes['values']}>
      {values.map(({ name, value }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { findTypedName, type Registration } from './proposals.rules';
import classes from './review.module.css';

const FACTS = ['email', 'phone', 'companyName', 'jobTitle', 'country', 'sector', 'campaign', 'message'] as const;

interface RegistrationFactsProps {
  registration: Registration;
  /** Whether its heading gets the focus. */
  isFocused: boolean;
}

/** The values of the form, its origin, and the reasons why the registration waits. */
export function RegistrationFacts({ registration, isFocused }: RegistrationFactsProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const label = useLabels();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) heading.current?.focus();
  }, [isFocused]);
  const { connectionName, provider, receivedAt, status, reviewReasons, answers, consents, buyer } = registration;
  const facts = FACTS.flatMap((name) => {
    const value = registration[name];
    if (value === null) return [];
    return [{ name: label('formField', name), value: name === 'country' ? formatCountry(value, format) : value }];
  });
  // They are mostly technical, such as the number of the entry.
  const unlabelled = answers.filter((answer) => answer.label === null);
  const buyerName = buyer && [buyer.fullName, buyer.email, buyer.companyName].filter(Boolean).join(', ');
  return (
    <Stack gap="xs">
      <Title order={2} size="h3" ref={heading} tabIndex={-1} className={classes['heading']}>
        {findTypedName(registration) ?? t('noName')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('receivedBy', { connection: connectionName, provider: label('provider', provider) })}
        {' · '}
        {format.moment(receivedAt)}
        {' · '}
        {label('registrationStatus', status)}
      </Text>
      {reviewReasons.length > 0 && (
        <Group gap={6}>
          <Text size="sm">{t('waitsBecause')}</Text>
          {reviewReasons.map((reason) => (
            <Badge key={reason} variant="light" color={reason === 'suspicious_text' ? 'red' : 'orange'}>
              {label('reviewReason', reason)}
            </Badge>
          ))}
        </Group>
      )}
      <dl className={classes['facts']}>
        {[
          ...facts,
          ...(buyerName ? [{ name: t('buyer'), value: buyerName }] : []),
          ...answers.flatMap((answer) =>
            answer.label === null ? [] : [{ name: answer.label, value: formatAnswer(answer.value) }],
          ),
        ].map(({ name, value }, index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {unlabelled.length > 0 && (
        <details>
          <summary>{t('unlabelled', { count: unlabelled.length })}</summary>
          {unlabelled.map(({ key, value }) => (
            <Text key={key} size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
              {key}: {formatAnswer(value)}
            </Text>
          ))}
        </details>
      )}
      {consents.map(({ purpose, wording }) => (
        <Text key={`${purpose} ${wording}`} size="sm">
          {t('agreedTo', { purpose: label('consentPurpose', purpose), wording })}
        </Text>
      ))}
      {registration.doubleOfId && (
        <Anchor component={Link} size="sm" to={`/review?registration=${registration.doubleOfId}`}>
          {t('openDouble')}
        </Anchor>
      )}
    </Stack>
  );
}

/** A form may name the country in words. */
function formatCountry(value: string, format: ReturnType<typeof useFormat>): string {
  return /^[A-Z]{2}$/.test(value) ? format.country(value) : value;
}

function formatAnswer(value: Registration['answers'][number]['value']): string {
  if (typeof value === 'string') return value;
  return (Array.isArray(value) ? value : Object.values(value)).join(', ');
}

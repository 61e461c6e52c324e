import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Erasure } from './erasure.api';
import classes from './erasure.module.css';
import { KeepTable } from './stays-step';

/** Says that a person is erased, and what stays. */
export function ErasedNotice({ name, erasure }: { name: string; erasure: Erasure }) {
  const { t } = useTranslation('erasure');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const hasErased = erasure.counts.some(({ rows }) => rows > 0);
  return (
    <Stack gap="sm">
      <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes['heading']}>
        {t('done.title', { name })}
      </Title>
      <Text size="sm">{hasErased ? t('done.hint') : t('done.nothing')}</Text>
      {erasure.keeps.length > 0 && <KeepTable keeps={erasure.keeps} hint={t('keepsHint')} />}
      <Group gap="md">
        <Anchor component={Link} to="/administration/privacy/erasures" size="sm">
          {t('done.register')}
        </Anchor>
        <Anchor component={Link} to="/administration/privacy/people" size="sm">
          {t('done.another')}
        </Anchor>
      </Group>
    </Stack>
  );
}

import { Card, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InPlaceField } from './in-place-field';
import { type FieldGroup, listFields } from './lead-fields.rules';

/** A group of fields under a heading. */
export function FieldGroupCard({ group, children }: { group: FieldGroup; children?: ReactNode }) {
  const { t } = useTranslation('lead');
  return (
    <Card withBorder mb="md" component="section" aria-labelledby={`group-${group}`}>
      <Title order={2} size="h5" mb="xs" id={`group-${group}`}>
        {t(`groups.${group}`)}
      </Title>
      {listFields(group).map((field) => (
        <InPlaceField key={field} field={field} />
      ))}
      {children}
    </Card>
  );
}

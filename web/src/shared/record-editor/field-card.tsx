import { Card, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { InPlaceField } from './in-place-field';
import { isEmptyValue } from './record-drafts.rules';
import { useRecordEditor } from './use-record-editor';

interface FieldCardProps {
  title: string;
  fields: readonly string[];
  /** The fields that most records lack. Users who cannot edit the record see them only where they have a value. */
  rareFields?: readonly string[];
  children?: ReactNode;
}

/** A group of fields under a heading. */
export function FieldCard({ title, fields, rareFields = [], children }: FieldCardProps) {
  const id = useId();
  const { canEdit, readValue } = useRecordEditor();
  const isShown = (field: string) => canEdit || !rareFields.includes(field) || !isEmptyValue(readValue(field));
  return (
    <Card withBorder mb="md" component="section" aria-labelledby={id}>
      <Title order={2} size="h5" mb="xs" id={id}>
        {title}
      </Title>
      {fields.filter(isShown).map((field) => (
        <InPlaceField key={field} field={field} />
      ))}
      {children}
    </Card>
  );
}

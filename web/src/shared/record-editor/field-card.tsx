import { Card, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { InPlaceField } from './in-place-field';

interface FieldCardProps {
  title: string;
  fields: readonly string[];
  children?: ReactNode;
}

/** A group of fields under a heading. */
export function FieldCard({ title, fields, children }: FieldCardProps) {
  const id = useId();
  return (
    <Card withBorder mb="md" component="section" aria-labelledby={id}>
      <Title order={2} size="h5" mb="xs" id={id}>
        {title}
      </Title>
      {fields.map((field) => (
        <InPlaceField key={field} field={field} />
      ))}
      {children}
    </Card>
  );
}

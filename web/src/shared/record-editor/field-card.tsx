import { Button, Card, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { InPlaceField } from './in-place-field';
import classes from './field-card.module.css';
import { useShownFields } from './use-shown-fields';

interface FieldGroup {
  title: string;
  fields: readonly string[];
}

interface FieldCardProps extends FieldGroup {
  children?: ReactNode;
}

/** A group of fields under a heading. */
export function FieldCard({ title, fields, children }: FieldCardProps) {
  const id = useId();
  const shown = useShownFields(fields);
  return (
    <Card withBorder mb="md" component="section" aria-labelledby={id}>
      <Title order={2} size="h5" mb="xs" id={id}>
        {title}
      </Title>
      {fields.filter(shown.isShown).map((field) => (
        <InPlaceField key={field} field={field} />
      ))}
      <EmptyFieldsButton {...shown} />
      {children}
    </Card>
  );
}

/** Groups of fields in one card of a narrow column. A group without a value is left out. */
export function FieldGroupsCard({ groups }: { groups: readonly FieldGroup[] }) {
  const shown = useShownFields(groups.flatMap(({ fields }) => fields));
  return (
    <Card withBorder mb="md" className={classes['narrow']}>
      {groups
        .map(({ title, fields }) => ({ title, fields: fields.filter(shown.isShown) }))
        .filter(({ fields }) => fields.length > 0)
        .map((group) => (
          <FieldSection key={group.title} {...group} />
        ))}
      <EmptyFieldsButton {...shown} />
    </Card>
  );
}

function FieldSection({ title, fields }: FieldGroup) {
  const id = useId();
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <Title order={2} fz={13} lh="28px" fw={600} id={id}>
        {title}
      </Title>
      {fields.map((field) => (
        <InPlaceField key={field} field={field} />
      ))}
    </section>
  );
}

/** Shows the empty fields, or hides them again. */
function EmptyFieldsButton({ areEmptyShown, emptyCount, showEmpty }: ReturnType<typeof useShownFields>) {
  const { t } = useTranslation('record-editor');
  if (emptyCount === 0) return null;
  return (
    <Button
      className={classes['toggle']}
      variant="subtle"
      size="compact-sm"
      fz={13}
      onClick={() => showEmpty(!areEmptyShown)}
    >
      {areEmptyShown ? t('hideEmpty') : t('showEmpty', { count: emptyCount })}
    </Button>
  );
}

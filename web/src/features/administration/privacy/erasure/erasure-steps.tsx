import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Step, STEPS } from './erasure-values.rules';
import classes from './erasure.module.css';

/** The steps, each of which can be opened at any time, because nothing is erased before the last one. */
export function ErasureSteps({ step }: { step: Step }) {
  const { t } = useTranslation('erasure');
  return (
    <nav aria-label={t('steps.label')}>
      <ol className={classes['steps']}>
        {STEPS.map((one, index) => (
          <li key={one}>
            <Link
              to="."
              search={((known: object) => ({ ...known, step: one })) as never}
              className={classes['step']}
              activeProps={{}}
              aria-current={one === step ? 'step' : undefined}
            >
              <span className={classes['number']}>{index + 1}</span>
              {t(`steps.${one}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The heading of a step, which has the focus when the step is opened from another one. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The link or the button that opened the step is gone, or says what was before.
    if (document.activeElement === document.body || document.activeElement?.closest('nav')) heading.current?.focus();
  }, []);
  return (
    <Title order={3} size="h5" ref={heading} tabIndex={-1} className={classes['heading']}>
      {children}
    </Title>
  );
}

interface StepFootProps {
  step: Step;
  onOpen: (step: Step) => void;
  /** Tells whether the next step may be opened; what is missing is shown otherwise. */
  onNext?: () => boolean;
}

/** The ways to the step before and after. */
export function StepFoot({ step, onOpen, onNext = () => true }: StepFootProps) {
  const { t } = useTranslation('erasure');
  const index = STEPS.indexOf(step);
  const [before, after] = [STEPS[index - 1], STEPS[index + 1]];
  return (
    <Group justify="space-between" mt="sm">
      {before ? (
        <Button variant="default" onClick={() => onOpen(before)}>
          {t('previous', { step: t(`steps.${before}`) })}
        </Button>
      ) : (
        <span />
      )}
      {after && <Button onClick={() => onNext() && onOpen(after)}>{t('next', { step: t(`steps.${after}`) })}</Button>}
    </Group>
  );
}

/** The name of the rows of a table, for people. */
export function useTableName(): (table: string) => string {
  const { t } = useTranslation('erasure');
  return (table) => t(`tables.${table}` as 'tables.lead', { defaultValue: table.replaceAll('_', ' ') });
}

/** The name of rows with their number, such as “Interactions: 12”. */
export function RowCount({ table, rows }: { table: string; rows: string }) {
  const name = useTableName();
  return (
    <Text span size="sm">
      {name(table)}:{' '}
      <Text span inherit fw={600}>
        {rows}
      </Text>
    </Text>
  );
}

import { Button } from '@mantine/core';
import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { getOwnValues, type ReportDefinition } from '../document/report-document.rules';
import { type LockChoice, LockMonthDialog } from './lock-month-dialog';
import { listPastMonths } from './locks.rules';

/** Locks a month of a report that the user chooses, with the usual parameters of the report. */
export function LockMonthButton({ definitions }: { definitions: readonly ReportDefinition[] }) {
  const { t } = useTranslation('reports');
  const months = listPastMonths(findToday());
  const [choice, setChoice] = useState<LockChoice | null>(null);
  const first = definitions[0];
  const definition = definitions.find(({ name }) => name === choice?.report);
  if (!first) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<LockKeyhole size={14} aria-hidden />}
        onClick={() => setChoice({ report: first.name, month: months[0]! })}
      >
        {t('locks.lockMonth')}
      </Button>
      {definition && choice && (
        <LockMonthDialog
          isOpen
          definition={definition}
          month={choice.month}
          parameters={getOwnValues(definition, NO_HEADER)}
          choice={{ definitions, months, onChange: setChoice }}
          onClose={() => setChoice(null)}
        />
      )}
    </>
  );
}

/** The header of a document that states none of the report's own parameters, so that each has its default. */
const NO_HEADER = { report: '', definitionVersion: 0, asOf: '', from: '', to: '' };

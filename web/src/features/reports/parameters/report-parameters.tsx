import { Button, Card, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { useFocusInvalid } from '../../../shared/fields/use-focus';
import { findToday } from '../../../shared/format/format.rules';
import {
  isIgnored,
  listOwnParameters,
  type ReportDefinition,
  type ReportHeader,
  type ReportParameter,
} from '../document/report-document.rules';
import { endPeriod, findPeriodName, getPeriod, type PeriodName, PERIODS } from './periods.rules';
import { changeReportSearch, type ReportSearch } from './report-search.rules';
import classes from './report-parameters.module.css';

interface ReportParametersProps {
  definition: ReportDefinition;
  search: ReportSearch;
  /** The days of the figures that are shown, which stand for those that the address does not name. */
  header: ReportHeader | undefined;
  /** The refusal of the values. */
  error: Error | null;
  onChange: (search: ReportSearch) => void;
}

/** The parameters of a report as inputs. Every change is applied at once and stands in the address. */
export function ReportParameters({ definition, search, header, error, onChange }: ReportParametersProps) {
  const { t } = useTranslation('reports');
  const form = useRef<HTMLFormElement>(null);
  useFocusInvalid(form, error);
  const findDetail = (pointer: string) => (error instanceof ProblemError ? error.findFieldDetail(pointer) : null);
  const { parameters, sections } = definition;
  const change = (changes: Record<string, string | undefined>) =>
    onChange(changeReportSearch(definition, search, changes));
  const getValue = ({ name, default: value }: ReportParameter) => search[name] ?? value;
  const own = listOwnParameters(definition);
  const values = Object.fromEntries(own.map((parameter) => [parameter.name, getValue(parameter)]));
  const days = parameters.filter((parameter) => parameter.type === 'date' && !isIgnored(parameter, values));
  const isPeriod = days.length === 3;
  const section = parameters.find(({ name }) => name === 'section');
  const renderChoice = (parameter: ReportParameter, value: string) => (
    <NativeSelect
      key={parameter.name}
      size="xs"
      label={parameter.title}
      data={(parameter.values ?? []).map((one) => ({ value: one, label: parameter.labels?.[one] ?? one }))}
      value={value}
      error={findDetail(`?${parameter.name}`)}
      onChange={({ currentTarget }) => change({ [parameter.name]: currentTarget.value })}
    />
  );
  return (
    <Card
      withBorder
      p="sm"
      component="form"
      ref={form}
      role="search"
      aria-label={t('words.reportParameters')}
      onSubmit={(event) => event.preventDefault()}
      noValidate
    >
      <div className={classes['fields']}>
        {isPeriod && <PeriodSelect header={header} onChange={change} />}
        {days.map(({ name, title }) => (
          <DayInput
            key={name}
            label={title}
            value={search[name] ?? (header?.[name] as string | undefined) ?? ''}
            error={findDetail(`?${name}`)}
            onChange={(day) => change(name === 'to' ? endPeriod(day, findToday()) : { [name]: day })}
          />
        ))}
        {own.map((parameter) => renderChoice(parameter, getValue(parameter)))}
        {sections.length > 0 && section && renderChoice(section, search['section'] ?? 'all')}
        {Object.keys(search).length > 0 && (
          <Button variant="subtle" size="xs" onClick={() => onChange({})}>
            {t('reset')}
          </Button>
        )}
      </div>
    </Card>
  );
}

interface PeriodSelectProps {
  header: ReportHeader | undefined;
  onChange: (changes: Record<string, string | undefined>) => void;
}

/** Chooses a usual period by its name. */
function PeriodSelect({ header, onChange }: PeriodSelectProps) {
  const { t } = useTranslation('reports');
  const today = findToday();
  const name = header ? findPeriodName(header, today) : null;
  return (
    <NativeSelect
      size="xs"
      label={t('period')}
      value={name ?? ''}
      data={[
        ...(name === null ? [{ value: '', label: t('otherPeriod') }] : []),
        ...PERIODS.map((value) => ({ value, label: t(`periods.${value}`) })),
      ]}
      onChange={({ currentTarget }) => {
        const { from, to } = getPeriod(currentTarget.value as PeriodName, today);
        onChange({ from, ...endPeriod(to, today) });
      }}
    />
  );
}

interface DayInputProps {
  label: string;
  value: string;
  error: string | null;
  /** Called with the day, or without one when the input has been emptied. */
  onChange: (day: string | undefined) => void;
}

/** A day that is applied when the user leaves the input or presses Enter, so that no half-typed year is asked for. */
function DayInput({ label, value, error, onChange }: DayInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const apply = () => {
    if (text === value) return;
    // An emptied input shows the day again that stands for it, also when this is the same day.
    if (text === '') setText(value);
    onChange(text || undefined);
  };
  return (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={text}
      error={error}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={apply}
      onKeyDown={({ key }) => {
        if (key === 'Enter') apply();
      }}
    />
  );
}

import type { ProblemError } from '../../../shared/api/api.errors';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import type { Import, ImportFields } from '../imports.api';
import classes from '../imports.module.css';
import { ColumnItem } from './column-item';
import { ColumnWords } from './column-words';
import {
  findCurrencyField,
  findEntry,
  listRepeated,
  type MappingDraft,
  isCurrencyNeeded,
  setCurrency,
  setEntry,
  setField,
} from './mapping-draft.rules';
import { useFieldOptions } from './use-field-texts';

interface ColumnListProps {
  found: Import;
  options: ImportFields;
  draft: MappingDraft;
  problem: ProblemError | null;
  isDisabled: boolean;
  onChange: (changes: Partial<MappingDraft>) => void;
}

/** The columns of the file, each with the field that it fills. */
export function ColumnList({ found, options, draft, problem, isDisabled, onChange }: ColumnListProps) {
  const { t } = useTranslation('imports');
  const data = useFieldOptions(options.fields, t(listTextKeys('entity', found.entity)));
  const repeated = listRepeated(draft);
  return (
    <ul className={classes['list']}>
      {found.columns.map((column, index) => {
        const { name } = column;
        const entry = findEntry(draft, name);
        const field = options.fields.find((one) => one.name === entry?.field);
        const at = entry ? draft.entries.indexOf(entry) : -1;
        const currency = draft.currencies.findIndex((one) => one.column === name);
        const isAmount = entry !== undefined && findCurrencyField(entry.field, options.fields) !== undefined;
        const hasCurrencyInput = isAmount && (currency >= 0 || isCurrencyNeeded(draft, column, options.fields));
        const refusal =
          at < 0
            ? null
            : (problem?.findFieldDetail(`/mapping/${at}/field`) ?? problem?.findFieldDetail(`/mapping/${at}/column`));
        return (
          <ColumnItem
            // A file may have two columns with the same heading.
            key={`${index} ${name}`}
            column={column}
            entry={entry}
            field={field}
            suggested={options.suggestion.find((one) => one.column === name)?.field ?? null}
            data={data}
            currency={hasCurrencyInput ? (draft.currencies[currency]?.currency ?? '') : null}
            currencyError={problem?.findFieldDetail(`/currencies/${currency}/currency`) ?? null}
            isDisabled={isDisabled}
            error={refusal ?? (repeated.has(name) ? t('mapping.repeated') : null)}
            onField={(chosen) => onChange({ entries: setField(draft, name, chosen) })}
            onCurrency={(code) => onChange({ currencies: setCurrency(draft, name, code) })}
            onEntry={(changes) => onChange({ entries: setEntry(draft, name, changes) })}
          >
            {field?.kind === 'choice' && (
              <ColumnWords
                column={column}
                field={field}
                isStored={found.mapping.some((one) => one.column === name && one.field === field.name)}
                values={draft.values}
                isDisabled={isDisabled}
                onChange={(values) => onChange({ values })}
              />
            )}
          </ColumnItem>
        );
      })}
    </ul>
  );
}

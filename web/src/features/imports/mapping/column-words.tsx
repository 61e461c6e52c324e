import { Badge, Button, Group, NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import type { ColumnWord, ImportColumn, ImportField, WordMeaning } from '../imports.api';
import classes from '../imports.module.css';
import { useMeaningLabel } from './use-field-texts';
import { countStoppedRows, findMeanings, setMeaning, sortWords } from './word-meanings.rules';

/** Number of words that are shown at first. */
const MAX_FIRST_WORDS = 8;

/** The value of the select that stands for a word that is left out. No choice has it. */
const LEFT_OUT = '-';

interface ColumnWordsProps {
  column: ImportColumn;
  field: ImportField;
  /** Whether the column fills the field already. The words of others are known once that is saved. */
  isStored: boolean;
  values: readonly WordMeaning[];
  isDisabled: boolean;
  onChange: (values: WordMeaning[]) => void;
}

/** The words of a column that fills a choice, each with the value that it means. */
export function ColumnWords({
  column: { name, values: words = [] },
  field,
  isStored,
  values,
  ...rest
}: ColumnWordsProps) {
  const { isDisabled, onChange } = rest;
  const { t } = useTranslation('imports');
  const format = useFormat();
  const titleId = useId();
  const [areAllShown, all] = useDisclosure();
  if (!isStored || words.length === 0) {
    return (
      <Text size="xs" c="dimmed" className={classes['words']}>
        {isStored ? t('meanings.none') : t('meanings.saveFirst')}
      </Text>
    );
  }
  const meanings = findMeanings(values, name);
  const stopped = countStoppedRows(words, meanings);
  const sorted = sortWords(words);
  const shown = areAllShown ? sorted : sorted.slice(0, MAX_FIRST_WORDS);
  return (
    <div className={classes['words']} data-words={name}>
      <Text size="sm" fw={600} id={titleId}>
        {t('meanings.title', { column: name })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('meanings.hint')}
      </Text>
      <Text size="sm" role="status">
        {stopped > 0 && t('meanings.unknown', { count: stopped, formatted: format.count(stopped) })}
      </Text>
      <ul className={classes['list']} aria-labelledby={titleId}>
        {shown.map((word) => (
          <WordItem
            key={word.value}
            word={word}
            column={name}
            field={field}
            meaning={meanings.get(word.value)}
            isDisabled={isDisabled}
            onMeaning={(meaning) => onChange(setMeaning(values, name, word.value, meaning))}
          />
        ))}
      </ul>
      {sorted.length > MAX_FIRST_WORDS && (
        <Button variant="subtle" size="xs" aria-expanded={areAllShown} onClick={all.toggle}>
          {areAllShown ? t('meanings.showFewer') : t('meanings.showAll', { formatted: format.count(sorted.length) })}
        </Button>
      )}
    </div>
  );
}

interface WordItemProps {
  word: ColumnWord;
  column: string;
  field: ImportField;
  meaning: WordMeaning['meaning'];
  isDisabled: boolean;
  onMeaning: (meaning: WordMeaning['meaning']) => void;
}

function WordItem({ word, column, field, meaning, isDisabled, onMeaning }: WordItemProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const getMeaningLabel = useMeaningLabel();
  const { value, count, suggested } = word;
  const formatted = format.count(count);
  return (
    <li className={classes['word']} data-word={value}>
      <Group gap="xs" style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" span fw={600} style={{ minWidth: 0 }}>
          {value}
        </Text>
        {meaning === undefined ? (
          <Badge variant="light" color="orange">
            {t('meanings.stops', { count, formatted })}
          </Badge>
        ) : (
          <Text size="xs" span c="dimmed">
            {t('rowCount', { count, formatted })}
          </Text>
        )}
        {suggested !== undefined && suggested !== meaning && (
          <Text size="xs" span c="dimmed">
            {t('mapping.suggestion', { field: getMeaningLabel(field, suggested) })}
          </Text>
        )}
      </Group>
      <NativeSelect
        size="xs"
        aria-label={t('meanings.meaningOf', { word: value, column })}
        disabled={isDisabled}
        value={meaning === null ? LEFT_OUT : (meaning ?? '')}
        data={[
          ...field.choices.map((choice) => ({ value: choice, label: getMeaningLabel(field, choice) })),
          { value: LEFT_OUT, label: getMeaningLabel(field, null) },
          { value: '', label: getMeaningLabel(field, undefined) },
        ]}
        onChange={({ currentTarget }) =>
          onMeaning(currentTarget.value === LEFT_OUT ? null : currentTarget.value || undefined)
        }
      />
    </li>
  );
}

import { ActionIcon, Fieldset, Group, Input, NativeSelect, Stack, Switch } from '@mantine/core';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import { useRowFocus } from '../../../shared/fields/use-focus';
import type { FormState } from '../../../shared/forms/record-form';
import { FormSection } from './form-section';
import { LocalisedInput } from './localised-input';
import { OptionsInput } from './options-input';
import {
  hasOptions,
  MAX_QUESTIONS,
  moveRow,
  type PageDraft,
  type PageLanguage,
  QUESTION_KINDS,
  type QuestionDraft,
  type QuestionKind,
  startOption,
  startQuestion,
} from './page-draft.rules';
import { useRowErrors } from './use-row-errors';

/** Asks for the questions of the page, in their order. */
export function QuestionsInput({ form }: { form: FormState<PageDraft> }) {
  const { t } = useTranslation('registration-page');
  const { values, change, describeTheirs } = form;
  const { questions, languages } = values;
  const { rows, focusAfterRemoval } = useRowFocus();
  const findError = useRowErrors(form);
  const set = (changed: QuestionDraft[]) => change({ questions: changed });
  const move = (index: number, by: -1 | 1) => {
    set(moveRow(questions, index, by));
    // The button goes with its question. At the end of the list the other one takes the focus.
    requestAnimationFrame(() => {
      const row = rows.current?.children[index + by];
      const button = (direction: number) => row?.querySelector<HTMLButtonElement>(`[data-move="${direction}"]:enabled`);
      (button(by) ?? button(-by))?.focus();
    });
  };
  return (
    <FormSection title={t('questions')} hint={describeTheirs('questions') ?? t('questionsHint')}>
      <Stack gap="sm" ref={rows}>
        {questions.map((question, index) => (
          <QuestionInput
            key={question.id}
            question={question}
            number={index + 1}
            count={questions.length}
            languages={languages}
            findError={(rest) => findError('questions', `/${index}${rest}`)}
            onChange={(part) => set(questions.map((one, at) => (at === index ? { ...one, ...part } : one)))}
            onMove={(by) => move(index, by)}
            onRemove={() => {
              set(questions.filter((_, at) => at !== index));
              focusAfterRemoval(index);
            }}
          />
        ))}
        <AddRowButton
          variant="light"
          disabled={questions.length >= MAX_QUESTIONS}
          onClick={() => set([...questions, startQuestion()])}
        >
          {t('addQuestion')}
        </AddRowButton>
      </Stack>
    </FormSection>
  );
}

interface QuestionInputProps {
  question: QuestionDraft;
  number: number;
  count: number;
  languages: readonly PageLanguage[];
  findError: (rest: string) => string | null;
  onChange: (part: Partial<QuestionDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function QuestionInput({ question, number, languages, findError, onChange, ...actions }: QuestionInputProps) {
  const { t } = useTranslation('registration-page');
  const { label, kind, options, required } = question;
  const changeKind = (changed: QuestionKind) =>
    onChange({
      kind: changed,
      // A question with options begins with two of them, because one is no choice.
      ...(hasOptions(changed) && options.length === 0 && { options: [startOption(), startOption()] }),
    });
  const problem = findError('/options') ?? findError('/id');
  return (
    <Fieldset legend={t('question', { number })}>
      <Stack gap="xs">
        <LocalisedInput
          languages={languages}
          getLabel={(language) => t('questionText', { language })}
          value={label}
          findError={(language) => findError(`/label/${language}`) ?? findError('/label')}
          onChange={(changed) => onChange({ label: changed })}
        />
        <NativeSelect
          label={t('kind')}
          value={kind}
          data={QUESTION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={({ currentTarget }) => changeKind(currentTarget.value as QuestionKind)}
        />
        {hasOptions(kind) && (
          <OptionsInput
            options={options}
            languages={languages}
            findError={(rest) => findError(`/options${rest}`)}
            onChange={(changed) => onChange({ options: changed })}
          />
        )}
        {problem && <Input.Error role="alert">{problem}</Input.Error>}
        <Group justify="space-between" gap="xs">
          <Switch
            label={t('required')}
            checked={required}
            onChange={({ currentTarget }) => onChange({ required: currentTarget.checked })}
          />
          <QuestionActions number={number} {...actions} />
        </Group>
      </Stack>
    </Fieldset>
  );
}

function QuestionActions({
  number,
  count,
  onMove,
  onRemove,
}: Pick<QuestionInputProps, 'number' | 'count' | 'onMove' | 'onRemove'>) {
  const { t } = useTranslation('registration-page');
  return (
    <Group gap={4}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        data-move={-1}
        disabled={number === 1}
        aria-label={t('moveUp', { number })}
        onClick={() => onMove(-1)}
      >
        <ArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        data-move={1}
        disabled={number === count}
        aria-label={t('moveDown', { number })}
        onClick={() => onMove(1)}
      >
        <ArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        data-remove
        aria-label={t('removeQuestion', { number })}
        onClick={onRemove}
      >
        <Trash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

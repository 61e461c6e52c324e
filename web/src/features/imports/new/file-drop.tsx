import { FileInput, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import classes from '../imports.module.css';

/** The types that the dialog of the browser offers. */
const ACCEPTED =
  '.csv,.txt,.tsv,.xlsx,.xlsm,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface FileDropProps {
  value: File | null;
  error: string | null;
  isDisabled: boolean;
  onChange: (file: File | null) => void;
}

/** Picks a file, which can also be dropped here. */
export function FileDrop({ value: file, error, isDisabled, onChange }: FileDropProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !isDisabled) onChange(dropped);
  };
  return (
    <div
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileInput
        label={t('words.file')}
        description={t('fileHint')}
        placeholder={t('filePlaceholder')}
        accept={ACCEPTED}
        value={file}
        error={error}
        disabled={isDisabled}
        clearable
        clearButtonProps={{ 'aria-label': t('clearFile') }}
        maw={420}
        mx="auto"
        ta="start"
        onChange={onChange}
      />
      {file && (
        <Text size="sm" c="dimmed" mt={4}>
          {format.bytes(file.size)}
        </Text>
      )}
    </div>
  );
}

import { FileButton } from '@mantine/core';
import { type ReactNode, useRef } from 'react';

interface FileChooserProps {
  onFiles: (files: File[]) => void;
  isMultiple?: boolean;
  /** The types that the dialog of the browser offers; all when absent. */
  accept?: string;
  /** Whether a phone opens its camera. */
  hasCamera?: boolean;
  isDisabled?: boolean;
  children: (props: { onClick: () => void }) => ReactNode;
}

/** Lets the user choose files. The same file can be chosen once more. */
export function FileChooser(props: FileChooserProps) {
  const { onFiles, isMultiple = false, accept, hasCamera = false, isDisabled, children } = props;
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple={isMultiple}
      accept={accept}
      disabled={isDisabled}
      resetRef={reset}
      {...(hasCamera && { capture: 'environment' })}
      onChange={(chosen: File | File[] | null) => {
        const files = [chosen].flat().filter((file) => file !== null);
        if (files.length > 0) onFiles(files);
        reset.current?.();
      }}
    >
      {children}
    </FileButton>
  );
}

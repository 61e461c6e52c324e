import { useDisclosure } from '@mantine/hooks';

/** A mutation that a question comes before. */
export interface Change<Input, Result> {
  mutate: (input: Input, options: { onSuccess: (result: Result) => void }) => void;
  error: Error | null;
  isPending: boolean;
  reset: () => void;
}

/** Asks before a change. The question stays open until the change has been made, so that a problem is seen in it. */
export function useConfirmation<Input, Result>(
  { mutate, error, isPending, reset }: Change<Input, Result>,
  onDone?: (result: Result) => void,
) {
  const [isOpen, { open, close }] = useDisclosure();
  const onClose = () => {
    close();
    reset();
  };
  const finish = (result: Result) => {
    onClose();
    onDone?.(result);
  };
  return {
    ask: open,
    confirm: (input: Input) => mutate(input, { onSuccess: finish }),
    /** The properties of the dialog with the question. */
    dialog: { isOpen, error, isPending, onClose },
  };
}

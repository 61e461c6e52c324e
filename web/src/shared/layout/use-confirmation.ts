import { useDisclosure } from '@mantine/hooks';

interface Change<Input> {
  mutate: (input: Input, options: { onSuccess: () => void }) => void;
  error: Error | null;
  isPending: boolean;
  reset: () => void;
}

/** Asks before a change. The question stays open until the change has been made, so that a problem is seen in it. */
export function useConfirmation<Input>({ mutate, error, isPending, reset }: Change<Input>, onDone?: () => void) {
  const [isOpen, { open, close }] = useDisclosure();
  const onClose = () => {
    close();
    reset();
  };
  const finish = () => {
    onClose();
    onDone?.();
  };
  return {
    ask: open,
    confirm: (input: Input) => mutate(input, { onSuccess: finish }),
    /** The properties of the dialog with the question. */
    dialog: { isOpen, error, isPending, onClose },
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useUpload } from '../../shared/api/use-upload';
import { RECEIVED_MAIL_KEYS, RECEIVED_MAILS_PATH, type ReceivedMail } from './received-mail.api';

/** The result of an uploaded file: the mail, or the error. */
export interface MailUpload {
  fileName: string;
  mail: ReceivedMail | null;
  error: Error | null;
}

/** Returns a function that uploads mails one after the other, and what has become of each. */
export function useMailUpload(onReceived?: (mail: ReceivedMail) => void) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly MailUpload[]>([]);
  const { mutateAsync, isPending, share } = useUpload<File, ReceivedMail>((file) => ({
    path: RECEIVED_MAILS_PATH,
    file,
    fields: {},
  }));
  const add = (upload: MailUpload) => setUploads((known) => [...known, upload]);
  const send = async (files: readonly File[]) => {
    setUploads([]);
    for (const file of files) {
      try {
        const mail = await mutateAsync(file);
        add({ fileName: file.name, mail, error: null });
        onReceived?.(mail);
      } catch (error) {
        add({ fileName: file.name, mail: null, error: error as Error });
      }
    }
    for (const queryKey of RECEIVED_MAIL_KEYS) void client.invalidateQueries({ queryKey });
  };
  return { send, uploads, isPending, share };
}

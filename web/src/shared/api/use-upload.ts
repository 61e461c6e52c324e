import { useIsMutating, useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isAnswered, uploadForm, type UploadRequest } from './upload.client';

/** The key of the uploads of forms. */
export const UPLOAD_KEY = ['upload'];

/** An upload that has not been answered. */
interface Attempt {
  file: File;
  /** Everything else that was sent, as text. */
  parts: string;
  key: string;
}

/**
 * Returns a mutation that uploads a file with the other fields of its form, how much of it has been sent, and a function
 * that stops it. An upload that the user has stopped is no problem.
 */
export function useUpload<Input, Result>(
  buildRequest: (input: Input) => UploadRequest,
  onSuccess?: (result: Result, input: Input) => unknown,
) {
  const [share, setShare] = useState(0);
  const controller = useRef<AbortController | null>(null);
  const attempt = useRef<Attempt | null>(null);
  const mutation = useMutation({
    mutationKey: UPLOAD_KEY,
    mutationFn: (input: Input) => {
      const { file, ...others } = buildRequest(input);
      const parts = JSON.stringify(others);
      const isSame = attempt.current?.file === file && attempt.current.parts === parts;
      const { key } = isSame ? attempt.current! : (attempt.current = { file, parts, key: crypto.randomUUID() });
      controller.current = new AbortController();
      setShare(0);
      return uploadForm<Result>(
        { file, ...others },
        { idempotencyKey: key, onProgress: setShare, signal: controller.current.signal },
      );
    },
    onSuccess,
    onError: (error) => {
      if (isAnswered(error)) attempt.current = null;
    },
  });
  const error = mutation.error?.name === 'AbortError' ? null : mutation.error;
  return { ...mutation, error, share, stop: () => controller.current?.abort() };
}

/** Tells whether a form is uploading a file, whose id it needs before it can be sent. */
export function useIsUploading(): boolean {
  return useIsMutating({ mutationKey: UPLOAD_KEY }) > 0;
}

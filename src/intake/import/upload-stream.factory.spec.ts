import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { StreamedBody } from '../../common/http/streamed-body.dto.js';
import { createUploadStream } from './upload-stream.factory.js';

const TYPES = ['text/csv', 'multipart/form-data; boundary=b'];

/** Waits for the end of a stream, whatever ended it. `once` of node:events would reject with its error. */
const waitForClose = (stream: PassThrough) => new Promise((resolve) => stream.once('close', resolve));

describe('The stream of an upload', () => {
  it.each(TYPES)('ends with the error of a body that failed before anybody read it: %s', async (type) => {
    const body = new PassThrough();
    const upload = new StreamedBody({ 'content-type': type }, body);
    body.destroy(new Error('aborted'));
    await waitForClose(body);
    await expect(text(createUploadStream(upload))).rejects.toThrow('aborted');
  });

  it.each(TYPES)('ends with an error when its connection closed before anybody read it: %s', async (type) => {
    const body = new PassThrough();
    const upload = new StreamedBody({ 'content-type': type }, body);
    body.destroy();
    await waitForClose(body);
    await expect(text(createUploadStream(upload))).rejects.toThrow('Premature close');
  });

  it.each(TYPES)('ends with the error of a body that fails while it is read: %s', async (type) => {
    const body = new PassThrough();
    const read = text(createUploadStream(new StreamedBody({ 'content-type': type }, body)));
    body.write('Name\n');
    body.destroy(new Error('aborted'));
    await expect(read).rejects.toThrow('aborted');
  });
});

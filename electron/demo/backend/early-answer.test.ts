import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { logInRaw, PNG, startDemo, type TestDemo } from './test-support.ts';

let demo: TestDemo;
beforeEach(async () => {
  demo = await startDemo({ maxUploadBytes: 1_000 });
});
afterEach(() => demo.close());

const SIZE = 8 * 1024 * 1024;

/** An upload by a simple client: it listens only once it has said everything, and so would wait for ever unheard. */
async function uploadThenListen(token: string): Promise<string> {
  const { hostname, port } = new URL(demo.backend.url);
  const start = Buffer.from(
    '--edge\r\ncontent-disposition: form-data; name="type"\r\n\r\n23\r\n--edge\r\n' +
      'content-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n',
  );
  const end = Buffer.from('\r\n--edge--\r\n');
  const socket = connect({ host: hostname, port: Number(port) });
  socket.pause();
  const length = start.length + SIZE + end.length;
  socket.write(
    `POST /file/upload HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\nauthorization: Bearer ${token}\r\n` +
      `content-type: multipart/form-data; boundary=edge\r\ncontent-length: ${length}\r\n\r\n`,
  );
  socket.write(start);
  socket.write(PNG);
  socket.write(Buffer.alloc(SIZE - PNG.length));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.write(end, (error) => (error ? reject(error) : resolve()));
  });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.resume();
  await once(socket, 'end');
  socket.destroy();
  return Buffer.concat(chunks).toString('utf8');
}

it('hears an upload out before it says that the token is gone', async () => {
  expect(await uploadThenListen('made-up')).toContain('"code":401');
});

it('hears an upload out before it says that it is too large', async () => {
  expect(await uploadThenListen(await logInRaw(demo.backend))).toContain('"code":3002');
});

it('hears an upload out before a fault answers', async () => {
  const token = await logInRaw(demo.backend);
  for (const [kind, expected] of [
    ['http500', '500 Internal'],
    ['html', '<!doctype html>'],
    ['empty', 'content-length: 0'],
  ] as const) {
    demo.backend.control.setFault('/file/upload', { kind });
    expect(await uploadThenListen(token)).toContain(expected);
  }
});

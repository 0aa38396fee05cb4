import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';

// `serve-folder FOLDER PORT`: the files of one folder, as any web server gives them.

const [folder = '', port = ''] = process.argv.slice(2);
createServer((request, response) => {
  const file = createReadStream(join(folder, basename(request.url ?? '')));
  file.once('error', () => response.writeHead(404).end());
  file.pipe(response);
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));

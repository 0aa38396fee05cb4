// `node build/run.mjs [--need …] [--again] file.ts args…`: set-up, then that file under Node 24. Behind every npm script.
import { findNode } from './setup/dependencies.mjs';
import { runFile } from './setup/run-file.mjs';
import { SetUpError, say } from './setup/step.mjs';
import { parseSetUpArgs, setUp } from './setup.mjs';

try {
  const { needs, again, rest } = parseSetUpArgs(process.argv.slice(2));
  if (rest.length === 0) throw new SetUpError('node build/run.mjs needs the file to run.');
  if (await setUp(needs, { again })) runFile(findNode() ?? process.execPath, rest);
  else process.exitCode = 1;
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 2;
}

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly certificate: string;
  readonly key: string;
}

/** An authority for one test, by the `openssl` program. */
export function createAuthority(folder: string) {
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = (name: string) =>
    run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
  const read = (name: string): Certificate => {
    const [certificateFile, keyFile] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
    return {
      ...{ certificateFile, keyFile },
      certificate: readFileSync(certificateFile, 'utf8'),
      key: readFileSync(keyFile, 'utf8'),
    };
  };

  newKey('ca');
  run('req', '-x509', '-new', '-key', 'ca.key', '-days', '30', '-subj', '/CN=Test CA', '-out', 'ca.crt');
  return {
    ...read('ca'),
    /** `altName` as in `IP:127.0.0.1`, for a server. `owner`: whose it is, if that is no name of a file. */
    issue: (name: string, altName: string | null, owner = name): Certificate => {
      newKey(name);
      const subject = `/CN=${owner.replaceAll('/', '\\/')}`;
      run('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`);
      writeFileSync(
        join(folder, `${name}.ext`),
        altName ? `subjectAltName=${altName}` : 'basicConstraints=CA:FALSE',
      );
      const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30'];
      run('x509', '-req', '-in', `${name}.csr`, ...signing, '-extfile', `${name}.ext`, '-out', `${name}.crt`);
      return read(name);
    },
  };
}
export type Authority = ReturnType<typeof createAuthority>;

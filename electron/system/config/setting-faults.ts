import type * as z from 'zod';
import type { FaultAt, SettingFault } from '../../../shared/contract/staff-settings.ts';
import { configSchema } from './schema.ts';

/** What is wrong with a configuration, setting by setting, for the page where it is edited. Empty: nothing. */
export function findFaults(json: unknown): FaultAt[] {
  const parsed = configSchema.safeParse(json);
  return parsed.success ? [] : parsed.error.issues.flatMap(faultsOf);
}

function faultsOf(issue: z.core.$ZodIssue): FaultAt[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], fault: { kind: 'unknown' } }));
  }
  return [{ path, fault: faultOf(issue) }];
}

function faultOf(issue: z.core.$ZodIssue): SettingFault {
  switch (issue.code) {
    case 'too_small': {
      const limit = Number(issue.minimum);
      if (issue.origin === 'number' || issue.origin === 'int') return { kind: 'tooSmall', limit };
      return limit <= 1 ? { kind: 'missing' } : { kind: 'tooShort', limit };
    }
    case 'too_big': {
      const limit = Number(issue.maximum);
      const isNumber = issue.origin === 'number' || issue.origin === 'int';
      return { kind: isNumber ? 'tooLarge' : 'tooLong', limit };
    }
    case 'invalid_value':
      return { kind: 'notAChoice' };
    case 'invalid_type':
      if (issue.expected === 'int') return { kind: 'notWhole' };
      return / received undefined$/.test(issue.message) ? { kind: 'missing' } : doesNotFit(issue);
    case 'invalid_union':
      return / received undefined$/.test(issue.message) ? { kind: 'missing' } : doesNotFit(issue);
    default:
      return doesNotFit(issue);
  }
}

const doesNotFit = (issue: z.core.$ZodIssue): SettingFault => ({
  kind: 'doesNotFit',
  detail: issue.message.replace(/^Invalid input: /, ''),
});

/** The same out of a line such as `payments[0].qr: expected …`, as checks beyond the schema write them. */
export function faultOfLine(line: string): FaultAt {
  const at = line.indexOf(': ');
  const text = at < 0 ? '' : line.slice(0, at);
  const path = [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? String(name) : Number(index),
  );
  return { path, fault: { kind: 'doesNotFit', detail: at < 0 ? line : line.slice(at + 2) } };
}

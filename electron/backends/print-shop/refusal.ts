import type { BackendError, RefusalReason } from '../types.ts';

type Meaning = RefusalReason | 'unauthorised';

/**
 * The document has no words for a refusal. These are taken for hints, and no more: whatever a refusal is taken for, no order
 * was made and nobody pays. They decide only which plain sentence the shopper reads.
 */
const HINTS: readonly (readonly [RegExp, Meaning])[] = [
  [/token|permission|unauthori[sz]ed|forbidden|权限|登录|令牌/i, 'unauthorised'],
  [/money|amount|price|金额|价格|费用/i, 'wrongAmount'],
  [/state|status|paid|状态|已支付|未支付/i, 'other'],
  [/point|打印点/i, 'wrongDevice'],
  [/file|md5|文件/i, 'fileRejected'],
];

/** `result` speaks first: `info` may quote a file's name. */
export function refusalOf(result: string, info: unknown): BackendError {
  const words = typeof info === 'string' ? info : '';
  const detail = `${result} ${words}`.trim().slice(0, 200);
  const meaning = meaningOf(result) ?? meaningOf(words) ?? 'other';
  return meaning === 'unauthorised'
    ? { kind: 'unauthorised', detail }
    : { kind: 'refused', reason: meaning, code: 0, detail };
}

const meaningOf = (words: string): Meaning | undefined => HINTS.find(([hint]) => hint.test(words))?.[1];

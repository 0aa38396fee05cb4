/** The ids' rule: prefix, a day as yyMMdd, six digits. */
const RULE = /^(PYEN|OREN)(\d{2})(\d{2})(\d{2})\d{6}$/;

/** Whether the id follows the rule, with a day that the calendar has. Not compared with today: clocks differ. */
export function followsIdRule(id: string, prefix: 'PYEN' | 'OREN'): boolean {
  const match = RULE.exec(id);
  if (match?.[1] !== prefix) return false;
  const [year, month, day] = [Number(match[2]) + 2000, Number(match[3]), Number(match[4])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

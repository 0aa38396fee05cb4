/** A mobile number of mainland China, where this retailer's members are. */
const MOBILE = /^1[3-9]\d{9}$/;
const DIGIT_RUN = /\d[\d -]{5,}\d/g;

/** The number as it was meant, without what a keypad or a habit puts between the digits; null where it is none. */
export function readMobile(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '').replace(/^(\+86|0086)/, '');
  return MOBILE.test(digits) ? digits : null;
}

/** What may stay on a screen: `138****8000`. */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}

/** Many people are called by a number, often their own: only its ends are shown. */
export function maskNickname(nickname: string): string {
  return nickname.replace(DIGIT_RUN, (run) => `${run.slice(0, 2)}****${run.slice(-2)}`);
}

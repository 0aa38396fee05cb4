import type { Locale } from '../../../shared/contract/kiosk.ts';

/** Every sentence of a phone's page, in one language. The page's script gets the same object. */
export interface UploadTexts<Refusal extends string = string> extends CommonTexts {
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly chooseMore: string;
  readonly types: string;
  readonly privacy: string;
  readonly checking: string;
  readonly doneLead: string;
  readonly closedLead: string;
  readonly noFile: string;
  readonly busy: string;
  readonly refusals: Readonly<Record<Refusal, string>>;
}

/** The sentences that are the same whatever is sent. */
export interface CommonTexts {
  /** Button of the plain form, where scripts are off. */
  readonly send: string;
  readonly waiting: string;
  readonly sending: string;
  readonly sent: string;
  readonly retry: string;
  readonly doneTitle: string;
  readonly closedTitle: string;
  readonly unknownTitle: string;
  readonly unknownLead: string;
  readonly failed: string;
  readonly connectionLost: string;
}

const ENGLISH: CommonTexts = {
  send: 'Send',
  waiting: 'Waiting',
  sending: 'Sending',
  sent: 'Sent',
  retry: 'Try again',
  doneTitle: 'Done. Look at the kiosk!',
  closedTitle: 'This page has closed',
  unknownTitle: 'This page does not exist',
  unknownLead: 'Please scan the code on the kiosk’s screen once more.',
  failed: 'Something went wrong at the kiosk. Please try again.',
  connectionLost: 'The connection broke off. Stay near the kiosk and try again.',
};

const CHINESE: CommonTexts = {
  send: '发送',
  waiting: '等待中',
  sending: '正在发送',
  sent: '已发送',
  retry: '重试',
  doneTitle: '完成，请看大屏幕！',
  closedTitle: '此页面已关闭',
  unknownTitle: '页面不存在',
  unknownLead: '请重新扫描自助机屏幕上的二维码。',
  failed: '自助机出现问题，请重试。',
  connectionLost: '连接中断，请靠近自助机后重试。',
};

export const commonTexts = (locale: Locale): CommonTexts => (locale === 'zh-CN' ? CHINESE : ENGLISH);

const MEBIBYTE = 1024 * 1024;
export const megabytesOf = (bytes: number): string => String(Math.floor(bytes / MEBIBYTE));

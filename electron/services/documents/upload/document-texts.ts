import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import type { Locale } from '../../../../shared/contract/kiosk.ts';
import type { DocumentLimits } from '../limits.ts';

/** Every sentence of the phone's page for documents, in one language. The page's script gets the same object. */
export interface DocumentTexts {
  readonly title: string;
  readonly lead: string;
  readonly choose: string;
  readonly chooseMore: string;
  /** Button of the plain form, where scripts are off. */
  readonly send: string;
  readonly types: string;
  readonly privacy: string;
  readonly waiting: string;
  readonly sending: string;
  readonly checking: string;
  readonly sent: string;
  readonly retry: string;
  readonly doneTitle: string;
  readonly doneLead: string;
  readonly closedTitle: string;
  readonly closedLead: string;
  readonly unknownTitle: string;
  readonly unknownLead: string;
  readonly noFile: string;
  readonly busy: string;
  readonly failed: string;
  readonly connectionLost: string;
  readonly refusals: Readonly<Record<DocumentRefusal, string>>;
}

const MEBIBYTE = 1024 * 1024;

export function documentTexts(locale: Locale, limits: DocumentLimits, takesOffice: boolean): DocumentTexts {
  const megabytes = String(Math.floor(limits.maxBytes / MEBIBYTE));
  return (locale === 'zh-CN' ? chinese : english)(megabytes, limits, takesOffice);
}

type Write = (megabytes: string, limits: DocumentLimits, takesOffice: boolean) => DocumentTexts;

const english: Write = (megabytes, limits, takesOffice) => ({
  title: 'Send documents to print',
  lead: 'Choose one or several. They appear on the kiosk’s screen at once.',
  choose: 'Choose files',
  chooseMore: 'Choose more files',
  send: 'Send',
  types: `PDF, pictures${takesOffice ? ', Word, Excel, PowerPoint' : ''}, up to ${megabytes} MB and ${limits.maxPages} pages each`,
  privacy: 'Your files are used for your prints alone. The kiosk erases them when you leave.',
  waiting: 'Waiting',
  sending: 'Sending',
  checking: 'Counting the pages',
  sent: 'Sent',
  retry: 'Try again',
  doneTitle: 'Done. Look at the kiosk!',
  doneLead: 'Your files are on its screen now.',
  closedTitle: 'This page has closed',
  closedLead:
    'Your visit at the kiosk has ended, and your files were erased. Scan the code on its screen to send files again.',
  unknownTitle: 'There is nothing here',
  unknownLead: 'Please scan the code on the kiosk’s screen once more.',
  noFile: 'No file was chosen yet. Please choose one first.',
  busy: 'The kiosk is still busy with other files. Please try again in a moment.',
  failed: 'Something went wrong at the kiosk. Please try again.',
  connectionLost: 'The connection was lost. Come closer to the kiosk and try again.',
  refusals: {
    tooManyBytes: `This file is larger than ${megabytes} MB. Please choose a smaller one.`,
    tooManyPages: `This file has more than ${limits.maxPages} pages. Please send it in parts.`,
    tooManyPixels: 'This picture is too large to open. Please choose a smaller one.',
    unsupportedType: 'The kiosk cannot print this type of file. Save it as a PDF, and send that.',
    officeNotTaken: 'The kiosk prints no Office files. Save it as a PDF on your phone, and send that.',
    locked: 'This PDF is protected by a password. Save it without one, and send it again.',
    broken: 'This file is damaged, or did not arrive whole. Try again, or choose another.',
    empty: 'This file is empty. Please choose another.',
    tooManyDocuments: `The kiosk has ${limits.maxDocuments} files already. Remove one there first.`,
    sessionEnded: 'Your visit at the kiosk has ended.',
    storageFull: 'The kiosk has no room for files right now. Please tell the staff.',
    stickGone: 'The stick was pulled out too early.',
  },
});

const chinese: Write = (megabytes, limits, takesOffice) => ({
  title: '发送要打印的文件',
  lead: '可以一次选择多个，文件会立刻出现在自助机屏幕上。',
  choose: '选择文件',
  chooseMore: '继续添加文件',
  send: '发送',
  types: `支持 PDF、图片${takesOffice ? '、Word、Excel、PPT' : ''}，每个不超过 ${megabytes} MB、${limits.maxPages} 页`,
  privacy: '文件仅用于本次打印，您离开后自助机会将其删除。',
  waiting: '等待中',
  sending: '正在发送',
  checking: '正在统计页数',
  sent: '已发送',
  retry: '重试',
  doneTitle: '完成，请看大屏幕！',
  doneLead: '文件已经在屏幕上了。',
  closedTitle: '此页面已关闭',
  closedLead: '您在自助机上的操作已结束，文件已被删除。如需再次发送，请扫描屏幕上的新二维码。',
  unknownTitle: '页面不存在',
  unknownLead: '请重新扫描自助机屏幕上的二维码。',
  noFile: '还没有选择文件，请先选择。',
  busy: '自助机正在处理其他文件，请稍后再试。',
  failed: '自助机出现问题，请重试。',
  connectionLost: '连接中断，请靠近自助机后重试。',
  refusals: {
    tooManyBytes: `文件超过 ${megabytes} MB，请选择小一些的文件。`,
    tooManyPages: `文件超过 ${limits.maxPages} 页，请拆分后发送。`,
    tooManyPixels: '图片尺寸过大，无法打开，请选择小一些的图片。',
    unsupportedType: '无法打印这种文件，请另存为 PDF 后发送。',
    officeNotTaken: '自助机不支持 Office 文件，请在手机上另存为 PDF 后发送。',
    locked: '此 PDF 有密码保护，请去除密码后重新发送。',
    broken: '文件已损坏或未完整传送，请重试或选择其他文件。',
    empty: '文件是空的，请选择其他文件。',
    tooManyDocuments: `自助机上已有 ${limits.maxDocuments} 个文件，请先在屏幕上删除一个。`,
    sessionEnded: '您在自助机上的操作已结束。',
    storageFull: '自助机暂时没有空间存放文件，请联系店员。',
    stickGone: 'U 盘拔出过早。',
  },
});

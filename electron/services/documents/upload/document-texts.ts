import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import type { Locale } from '../../../../shared/contract/kiosk.ts';
import {
  type CommonTexts,
  commonTexts,
  megabytesOf,
  type UploadTexts,
} from '../../phone-upload/upload-texts.ts';
import type { DocumentLimits } from '../limits.ts';

export type DocumentUploadTexts = UploadTexts<DocumentRefusal>;

/** Every sentence of the phone's page for documents, in one language. */
export function documentTexts(
  locale: Locale,
  limits: DocumentLimits,
  takesOffice: boolean,
): DocumentUploadTexts {
  const words = locale === 'zh-CN' ? chinese : english;
  return { ...commonTexts(locale), ...words(megabytesOf(limits.maxBytes), limits, takesOffice) };
}

type Write = (
  megabytes: string,
  limits: DocumentLimits,
  takesOffice: boolean,
) => Omit<DocumentUploadTexts, keyof CommonTexts>;

const english: Write = (megabytes, limits, takesOffice) => ({
  title: 'Send documents to print',
  lead: 'Choose one or several. They appear on the kiosk’s screen at once.',
  choose: 'Choose files',
  chooseMore: 'Choose more files',
  types: `PDF, pictures${takesOffice ? ', Word, Excel, PowerPoint' : ''}, up to ${megabytes} MB and ${limits.maxPages} pages each`,
  privacy: 'Your files are used for your prints alone. The kiosk erases them when you leave.',
  checking: 'Counting the pages',
  doneLead: 'Your files are on its screen now.',
  closedLead:
    'Your visit at the kiosk has ended, and your files were erased. Scan the code on its screen to send files again.',
  noFile: 'No file was chosen yet. Please choose one first.',
  busy: 'The kiosk is still busy with other files. Please try again in a moment.',
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
  types: `支持 PDF、图片${takesOffice ? '、Word、Excel、PPT' : ''}，每个不超过 ${megabytes} MB、${limits.maxPages} 页`,
  privacy: '文件仅用于本次打印，您离开后自助机会将其删除。',
  checking: '正在统计页数',
  doneLead: '文件已经在屏幕上了。',
  closedLead: '您在自助机上的操作已结束，文件已被删除。如需再次发送，请扫描屏幕上的新二维码。',
  noFile: '还没有选择文件，请先选择。',
  busy: '自助机正在处理其他文件，请稍后再试。',
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

import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import type { PhotoLimits } from './photo-limits.ts';

/** Every sentence of the phone's page, in one language. The page's script gets the same object. */
export interface UploadTexts {
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
  readonly noPhoto: string;
  readonly busy: string;
  readonly failed: string;
  readonly connectionLost: string;
  readonly refusals: Readonly<Record<PhotoRefusal, string>>;
}

const MEBIBYTE = 1024 * 1024;

export function uploadTexts(locale: Locale, limits: PhotoLimits): UploadTexts {
  const megabytes = String(Math.floor(limits.maxBytes / MEBIBYTE));
  return locale === 'zh-CN' ? chinese(megabytes, limits) : english(megabytes, limits);
}

const english = (megabytes: string, limits: PhotoLimits): UploadTexts => ({
  title: 'Send photos to the kiosk',
  lead: 'Choose one or several. They show up on the big screen straight away.',
  choose: 'Choose photos',
  chooseMore: 'Add more photos',
  send: 'Send',
  types: `JPEG, HEIC, PNG, WebP, GIF or AVIF, up to ${megabytes} MB each`,
  privacy: 'Your photos are used for your case only. The kiosk erases them when you leave.',
  waiting: 'Waiting',
  sending: 'Sending',
  checking: 'Almost there',
  sent: 'Sent',
  retry: 'Try again',
  doneTitle: 'Done. Look at the kiosk!',
  doneLead: 'Your photos are waiting there.',
  closedTitle: 'This page has closed',
  closedLead:
    'Your visit at the kiosk has ended, and the photos were erased. To send more, scan the new code on its screen.',
  unknownTitle: 'This page does not exist',
  unknownLead: 'Please scan the code on the kiosk’s screen once more.',
  noPhoto: 'No photo was chosen. Please choose one first.',
  busy: 'Many photos are arriving right now. Please try again in a moment.',
  failed: 'Something went wrong at the kiosk. Please try again.',
  connectionLost: 'The connection broke off. Stay near the kiosk and try again.',
  refusals: {
    tooManyBytes: `This file is larger than ${megabytes} MB. Please choose a smaller one.`,
    tooManyPixels: 'This picture is too large to open. Please choose a smaller one.',
    tooSmall: 'This picture is too small to print well. Please choose a larger one.',
    notAPicture: 'This file is not a picture.',
    broken: 'This picture is damaged, or did not arrive whole. Try again, or choose another.',
    unsupportedType: 'The kiosk cannot read this type of picture. Please choose a JPEG or PNG.',
    tooManyPhotos: `The kiosk has ${limits.maxPhotos} photos already. Remove one there first.`,
    sessionEnded: 'Your visit at the kiosk has ended.',
    storageFull: 'The kiosk has no room for photos right now. Please tell the staff.',
  },
});

const chinese = (megabytes: string, limits: PhotoLimits): UploadTexts => ({
  title: '把照片发送到自助机',
  lead: '可以一次选择多张，照片会立刻出现在大屏幕上。',
  choose: '选择照片',
  chooseMore: '继续添加照片',
  send: '发送',
  types: `支持 JPEG、HEIC、PNG、WebP、GIF、AVIF，每张不超过 ${megabytes} MB`,
  privacy: '照片仅用于制作您的手机壳，您离开后自助机会将其删除。',
  waiting: '等待中',
  sending: '正在发送',
  checking: '马上就好',
  sent: '已发送',
  retry: '重试',
  doneTitle: '完成，请看大屏幕！',
  doneLead: '照片已经在屏幕上了。',
  closedTitle: '此页面已关闭',
  closedLead: '您在自助机上的操作已结束，照片已被删除。如需再次发送，请扫描屏幕上的新二维码。',
  unknownTitle: '页面不存在',
  unknownLead: '请重新扫描自助机屏幕上的二维码。',
  noPhoto: '还没有选择照片，请先选择。',
  busy: '当前上传的照片较多，请稍后再试。',
  failed: '自助机出现问题，请重试。',
  connectionLost: '连接中断，请靠近自助机后重试。',
  refusals: {
    tooManyBytes: `文件超过 ${megabytes} MB，请选择小一些的照片。`,
    tooManyPixels: '图片尺寸过大，无法打开，请选择小一些的照片。',
    tooSmall: '图片太小，打印效果不佳，请选择大一些的照片。',
    notAPicture: '这个文件不是图片。',
    broken: '图片已损坏或未完整传送，请重试或选择其他照片。',
    unsupportedType: '无法读取这种图片格式，请选择 JPEG 或 PNG。',
    tooManyPhotos: `自助机上已有 ${limits.maxPhotos} 张照片，请先在屏幕上删除一张。`,
    sessionEnded: '您在自助机上的操作已结束。',
    storageFull: '自助机暂时没有空间存放照片，请联系店员。',
  },
});

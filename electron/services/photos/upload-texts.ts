import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { PhotoRefusal } from '../../../shared/contract/photos.ts';
import {
  type CommonTexts,
  commonTexts,
  megabytesOf,
  type UploadTexts,
} from '../phone-upload/upload-texts.ts';
import type { PhotoLimits } from './photo-limits.ts';

export type PhotoUploadTexts = UploadTexts<PhotoRefusal>;

/** Every sentence of the phone's page for photos, in one language. */
export function uploadTexts(locale: Locale, limits: PhotoLimits): PhotoUploadTexts {
  const words = locale === 'zh-CN' ? chinese : english;
  return { ...commonTexts(locale), ...words(megabytesOf(limits.maxBytes), limits) };
}

type OwnTexts = Omit<PhotoUploadTexts, keyof CommonTexts>;

const english = (megabytes: string, limits: PhotoLimits): OwnTexts => ({
  title: 'Send photos to the kiosk',
  lead: 'Choose one or several. They show up on the big screen straight away.',
  choose: 'Choose photos',
  chooseMore: 'Add more photos',
  types: `JPEG, HEIC, PNG, WebP, GIF or AVIF, up to ${megabytes} MB each`,
  privacy: 'Your photos are used for your case only. The kiosk erases them when you leave.',
  checking: 'Almost there',
  doneLead: 'Your photos are waiting there.',
  closedLead:
    'Your visit at the kiosk has ended, and the photos were erased. To send more, scan the new code on its screen.',
  noFile: 'No photo was chosen. Please choose one first.',
  busy: 'Many photos are arriving right now. Please try again in a moment.',
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

const chinese = (megabytes: string, limits: PhotoLimits): OwnTexts => ({
  title: '把照片发送到自助机',
  lead: '可以一次选择多张，照片会立刻出现在大屏幕上。',
  choose: '选择照片',
  chooseMore: '继续添加照片',
  types: `支持 JPEG、HEIC、PNG、WebP、GIF、AVIF，每张不超过 ${megabytes} MB`,
  privacy: '照片仅用于制作您的手机壳，您离开后自助机会将其删除。',
  checking: '马上就好',
  doneLead: '照片已经在屏幕上了。',
  closedLead: '您在自助机上的操作已结束，照片已被删除。如需再次发送，请扫描屏幕上的新二维码。',
  noFile: '还没有选择照片，请先选择。',
  busy: '当前上传的照片较多，请稍后再试。',
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

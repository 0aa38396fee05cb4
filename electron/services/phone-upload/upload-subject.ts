import type { Readable } from 'node:stream';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { CommonRefusal } from './upload-answer.ts';
import type { UploadTexts } from './upload-texts.ts';

/** How the page's script sends. It travels inside the page, as JSON. */
export interface UploadManner {
  /** So many files are on their way at once. */
  readonly atOnce: number;
  readonly busyRetries: number;
  readonly busyPauseMs: number;
  /** Refusals after which trying again may help. */
  readonly mayPassNextTime: readonly string[];
  /** The name of the file is shown on the phone and sent with it. Without: its picture is shown, and no name leaves the phone. */
  readonly isNamed: boolean;
  /** Pictures of a type that the kiosk cannot read are turned into JPEG by the phone, where it can read them itself. */
  readonly convertsPictures: boolean;
}

/** What phones send on one page, and all that is different there: photos for the case, or documents to print. */
export interface UploadSubject<Refusal extends string> {
  /** Name of the form's field. */
  readonly field: string;
  readonly limits: { readonly maxBytes: number; readonly maxFiles: number };
  /** What the phone offers to choose from; missing: all files. */
  readonly accept?: string;
  /** SVG: of one file, and at the head of the page. */
  readonly icon: string;
  readonly hero: string;
  readonly manner: UploadManner;
  readonly refusalStatus: Readonly<Record<Refusal | CommonRefusal, number>>;
  texts(locale: Locale): UploadTexts<Refusal | CommonRefusal>;
  /** Takes one file in. A stream that is left unread ends the form. */
  add(fileName: string, file: Readable, sessionId: string): Promise<Result<unknown, Refusal | CommonRefusal>>;
  /** A file of this phone was refused: for the kiosk's own screen. */
  onRefused?(reason: Refusal | CommonRefusal): void;
}

import type { Locale } from '../../../../shared/contract/kiosk.ts';
import { assemblePage, type Page } from '../../photos/upload-page.ts';
import {
  BRAND_MARK,
  CHECK_MARK,
  CHECK_MARK_LIGHT,
  CLOSED_PICTURE,
  FAIL_MARK,
  SHIELD_ICON,
} from '../../photos/upload-page-drawings.ts';
import type { DocumentLimits } from '../limits.ts';
import type { DocumentUploadResult } from './document-answer.ts';
import { type DocumentClientSettings, runDocumentPage } from './document-page-client.ts';
import { type DocumentTexts, documentTexts } from './document-texts.ts';

export interface DocumentPageGround {
  readonly limits: DocumentLimits;
  readonly takesOffice: boolean;
}

/** What a plain form is told after it was sent. */
export interface DocumentFormOutcome {
  readonly results: readonly DocumentUploadResult[];
  /** Instead of results: why nothing was taken. */
  readonly problem?: 'noFile' | 'busy' | 'failed';
}

const SHEET_ICON =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M6 2h8l5 5v15H6zM14 2v5h5M9 13h7M9 17h7"/></svg>';
const HERO =
  '<svg class="picture" viewBox="0 0 220 150" fill="none" aria-hidden="true"><rect x="128" y="14" width="76" height="122" rx="10" fill="#0f5c5c"/><rect x="136" y="24" width="60" height="84" rx="4" fill="#faf7f2"/><rect x="24" y="34" width="52" height="90" rx="10" fill="#1d1b22"/><rect x="30" y="44" width="40" height="68" rx="3" fill="#faf7f2"/><path d="M82 78h36m-12-12 12 12-12 12" stroke="#e4572e" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><path d="M148 38h24l12 12v44h-36z" fill="#fff" stroke="#e4572e" stroke-width="3"/><path d="M156 62h20M156 72h20M156 82h14" stroke="#c9bcab" stroke-width="3" stroke-linecap="round"/><path d="M40 56h20M40 66h20M40 76h12" stroke="#c9bcab" stroke-width="3" stroke-linecap="round"/></svg>';

/** The page behind the QR code for documents. With an `outcome`: what a browser without scripts sees after sending. */
export function renderDocumentPage(
  locale: Locale,
  ground: DocumentPageGround,
  outcome?: DocumentFormOutcome,
): Page {
  const { limits, takesOffice } = ground;
  const texts = documentTexts(locale, limits, takesOffice);
  const anyAdded = outcome?.results.some(({ kind }) => kind === 'added') ?? false;
  const body = `<main>
<div class="brand">${BRAND_MARK}<span>Casepress</span></div>
<div class="hero">${HERO}<h1>${texts.title}</h1><p class="lead">${texts.lead}</p></div>
${outcome?.problem ? `<p class="notice" role="alert">${texts[outcome.problem]}</p>` : ''}
<div class="done" id="done" role="status"${anyAdded ? '' : ' hidden'}>${CHECK_MARK_LIGHT}<div><h2>${texts.doneTitle}</h2><p>${texts.doneLead}</p></div></div>
${renderResults(texts, outcome)}
<ul id="files" class="results"></ul>
<form method="post" enctype="multipart/form-data">
<label class="choose">${SHEET_ICON}<span id="choose-text">${outcome ? texts.chooseMore : texts.choose}</span><input type="file" id="document" name="document" multiple required></label>
<button class="send">${texts.send}</button>
<p class="types">${texts.types}</p>
</form>
<p class="privacy">${SHIELD_ICON}<span>${texts.privacy}</span></p>
</main>
${rowTemplate(texts)}
<template id="closed">${closedMessage(texts)}</template>`;
  const stage = outcome ? (anyAdded ? 'done' : 'sending') : 'start';
  const script = scriptOf({ texts, maxBytes: limits.maxBytes });
  return assemblePage({ locale, title: texts.title, stage, body, script });
}

/** For a phone that comes too late, or to a wrong address: in both languages, since nobody knows whose it is. */
export function renderDocumentMessage(kind: 'closed' | 'unknown', ground: DocumentPageGround): Page {
  const [english, chinese] = (['en', 'zh-CN'] as const).map((locale) =>
    documentTexts(locale, ground.limits, ground.takesOffice),
  );
  const section = (texts: DocumentTexts | undefined, locale: Locale) =>
    texts
      ? `<section lang="${locale}"><h1>${texts[`${kind}Title`]}</h1><p class="lead">${texts[`${kind}Lead`]}</p></section>`
      : '';
  const body = `<main><div class="brand">${BRAND_MARK}<span>Casepress</span></div>
<div class="message">${CLOSED_PICTURE}${section(english, 'en')}${section(chinese, 'zh-CN')}</div></main>`;
  return assemblePage({
    locale: 'en',
    title: english?.[`${kind}Title`] ?? '',
    stage: 'message',
    body,
    script: '',
  });
}

const closedMessage = (texts: DocumentTexts) =>
  `<div class="brand">${BRAND_MARK}<span>Casepress</span></div><div class="message" role="status">${CLOSED_PICTURE}<h1>${texts.closedTitle}</h1><p class="lead">${texts.closedLead}</p></div>`;

const rowTemplate = (texts: DocumentTexts) =>
  `<template id="row"><li class="row"><span class="thumb">${SHEET_ICON}<span class="mark no">${FAIL_MARK}</span></span>
<span class="status" role="status"><span class="name"></span><br><b></b></span><span class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" aria-label="${texts.sending}"><i></i></span>
<button class="retry" type="button" hidden>${texts.retry}</button><span class="mark ok">${CHECK_MARK}</span></li></template>`;

function renderResults(texts: DocumentTexts, outcome: DocumentFormOutcome | undefined): string {
  const rows = (outcome?.results ?? []).map((result) => {
    const isAdded = result.kind === 'added';
    const text = isAdded ? texts.sent : texts.refusals[result.reason];
    return `<li class="row plain" data-state="${isAdded ? 'sent' : 'failed'}"><span class="status">${text}</span><span class="mark ok">${CHECK_MARK}</span><span class="mark no">${FAIL_MARK}</span></li>`;
  });
  return rows.length > 0 ? `<ul class="results">${rows.join('')}</ul>` : '';
}

/** `<` is written as an escape, so that no text can end the script. */
const scriptOf = (settings: DocumentClientSettings) =>
  `(${runDocumentPage.toString()})(${JSON.stringify(settings).replaceAll('<', '\\u003c')})`;

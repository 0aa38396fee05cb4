import { createHash } from 'node:crypto';
import type { Locale } from '../../../shared/contract/kiosk.ts';
import type { CommonRefusal, UploadResult } from './upload-answer.ts';
import { runUploadPage, type UploadClientSettings } from './upload-page-client.ts';
import {
  BRAND_MARK,
  CHECK_MARK,
  CHECK_MARK_LIGHT,
  CLOSED_PICTURE,
  FAIL_MARK,
  SHIELD_ICON,
} from './upload-page-drawings.ts';
import { UPLOAD_PAGE_STYLE } from './upload-page-style.ts';
import type { UploadSubject } from './upload-subject.ts';
import type { UploadTexts } from './upload-texts.ts';

/** A page, and the policy under which alone it works: nothing but its own style, script and address. */
export interface Page {
  readonly html: string;
  readonly contentSecurityPolicy: string;
}

/** What a plain form is told after it was sent. */
export interface FormOutcome<Refusal extends string> {
  readonly results: readonly UploadResult<Refusal>[];
  /** Instead of results: why nothing was taken. */
  readonly problem?: 'noFile' | 'busy' | 'failed';
}

/** The page behind a QR code. With an `outcome`: what a browser without scripts sees after sending. */
export function renderUploadPage<Refusal extends string>(
  locale: Locale,
  subject: UploadSubject<Refusal>,
  outcome?: FormOutcome<Refusal | CommonRefusal>,
): Page {
  const texts = subject.texts(locale);
  const anyAdded = outcome?.results.some(({ kind }) => kind === 'added') ?? false;
  const body = `<main>
<div class="brand">${BRAND_MARK}<span>Casepress</span></div>
<div class="hero">${subject.hero}<h1>${texts.title}</h1><p class="lead">${texts.lead}</p></div>
${outcome?.problem ? `<p class="notice" role="alert">${texts[outcome.problem]}</p>` : ''}
<div class="done" id="done" role="status"${anyAdded ? '' : ' hidden'}>${CHECK_MARK_LIGHT}<div><h2>${texts.doneTitle}</h2><p>${texts.doneLead}</p></div></div>
${resultList(texts, outcome?.results ?? [])}
<ul id="files"></ul>
<form method="post" enctype="multipart/form-data">
<label class="choose">${subject.icon}<span id="choose-text">${outcome ? texts.chooseMore : texts.choose}</span>${fileInput(subject)}</label>
<button class="send">${texts.send}</button>
<p class="types">${texts.types}</p>
</form>
<p class="privacy">${SHIELD_ICON}<span>${texts.privacy}</span></p>
</main>
${rowTemplate(subject, texts)}
<template id="closed">${closedMessage(texts)}</template>`;
  const stage = outcome ? (anyAdded ? 'done' : 'sending') : 'start';
  const { field, manner, limits } = subject;
  const script = scriptOf({ texts, field, manner, maxBytes: limits.maxBytes });
  return assemblePage({ locale, title: texts.title, stage, body, script });
}

/** For a phone that comes too late, or to a wrong address: in both languages, since nobody knows whose it is. */
export function renderMessagePage(
  kind: 'closed' | 'unknown',
  { texts }: { texts(locale: Locale): UploadTexts },
): Page {
  const section = (locale: Locale) => {
    const words = texts(locale);
    return `<section lang="${locale}"><h1>${words[`${kind}Title`]}</h1><p class="lead">${words[`${kind}Lead`]}</p></section>`;
  };
  const body = `<main><div class="brand">${BRAND_MARK}<span>Casepress</span></div>
<div class="message">${CLOSED_PICTURE}${section('en')}${section('zh-CN')}</div></main>`;
  return assemblePage({
    locale: 'en',
    title: texts('en')[`${kind}Title`],
    stage: 'message',
    body,
    script: '',
  });
}

function fileInput({ field, accept }: Pick<UploadSubject<never>, 'field' | 'accept'>): string {
  const types = accept === undefined ? '' : ` accept="${accept}"`;
  return `<input type="file" id="${field}" name="${field}"${types} multiple required>`;
}

function closedMessage(texts: UploadTexts): string {
  return `<div class="brand">${BRAND_MARK}<span>Casepress</span></div><div class="message" role="status">${CLOSED_PICTURE}<h1>${texts.closedTitle}</h1><p class="lead">${texts.closedLead}</p></div>`;
}

function rowTemplate(
  { icon, manner }: Pick<UploadSubject<never>, 'icon' | 'manner'>,
  texts: UploadTexts,
): string {
  const preview = manner.isNamed ? '' : '<img alt="">';
  const words = manner.isNamed ? '<span class="name"></span><br><b></b>' : '';
  return `<template id="row"><li class="row"><span class="thumb">${icon}${preview}<span class="mark no">${FAIL_MARK}</span></span>
<span class="status" role="status">${words}</span><span class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" aria-label="${texts.sending}"><i></i></span>
<button class="retry" type="button" hidden>${texts.retry}</button><span class="mark ok">${CHECK_MARK}</span></li></template>`;
}

function resultList<Refusal extends string>(
  texts: UploadTexts<Refusal>,
  results: readonly UploadResult<Refusal>[],
): string {
  const rows = results.map((result) => {
    const isAdded = result.kind === 'added';
    const text = isAdded ? texts.sent : texts.refusals[result.reason];
    return `<li class="row plain" data-state="${isAdded ? 'sent' : 'failed'}"><span class="status">${text}</span><span class="mark ok">${CHECK_MARK}</span><span class="mark no">${FAIL_MARK}</span></li>`;
  });
  return rows.length > 0 ? `<ul class="results">${rows.join('')}</ul>` : '';
}

/** `<` is written as an escape, so that no text can end the script. */
function scriptOf(settings: UploadClientSettings): string {
  return `(${runUploadPage.toString()})(${JSON.stringify(settings).replaceAll('<', '\\u003c')})`;
}

interface PageParts {
  readonly locale: Locale;
  readonly title: string;
  readonly stage: string;
  readonly body: string;
  readonly script: string;
}

function assemblePage({ locale, title, stage, body, script }: PageParts): Page {
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>${title}</title><meta name="theme-color" content="#faf7f2"><meta name="format-detection" content="telephone=no"><link rel="icon" href="data:,">
<style>${UPLOAD_PAGE_STYLE}</style></head>
<body data-stage="${stage}">${body}${script && `<script>${script}</script>`}</body></html>`;
  return { html, contentSecurityPolicy: policyFor(script) };
}

function policyFor(script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(UPLOAD_PAGE_STYLE)}`,
    `script-src ${script ? hash(script) : "'none'"}`,
    'img-src blob: data:',
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

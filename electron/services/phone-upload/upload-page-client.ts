import type { UploadAnswer } from './upload-answer.ts';
import type { UploadManner } from './upload-subject.ts';
import type { UploadTexts } from './upload-texts.ts';

export interface UploadClientSettings {
  readonly texts: UploadTexts;
  /** Name of the form's field, and id of its input. */
  readonly field: string;
  readonly maxBytes: number;
  readonly manner: UploadManner;
}

/**
 * The script of a phone's page. Its source text is what the page carries, so it may use nothing from outside itself
 * but the browser; without it the page is a plain form.
 */
export function runUploadPage({ texts, field, maxBytes, manner }: UploadClientSettings): void {
  /** What the canvas of a phone can hold. */
  const CONVERTED_PIXELS = 16_000_000;

  interface Item {
    readonly file: File;
    readonly row: HTMLElement;
    readonly status: HTMLElement;
    readonly retry: HTMLButtonElement;
    readonly bar: HTMLElement;
    state: 'waiting' | 'sending' | 'sent' | 'failed';
  }

  const element = (selector: string) => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(selector);
    return found;
  };
  const input = element(`#${field}`) as HTMLInputElement;
  const items: Item[] = [];
  const refusalText = (refusal: string) => texts.refusals[refusal] ?? texts.failed;

  function addItem(file: File): void {
    const template = element('#row') as HTMLTemplateElement;
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const part = (name: string) => copy.querySelector<HTMLElement>(name) ?? document.createElement('i');
    const item: Item = {
      file,
      row: part('.row'),
      status: part(manner.isNamed ? '.status b' : '.status'),
      retry: part('.retry') as HTMLButtonElement,
      bar: part('.bar i'),
      state: 'waiting',
    };
    if (manner.isNamed) part('.name').textContent = file.name;
    else showPreview(part('img') as HTMLImageElement, file);
    item.retry.addEventListener('click', () => {
      show(item, 'waiting', texts.waiting);
      sendNext();
    });
    items.push(item);
    element('#files').append(copy);
    if (file.size > maxBytes) show(item, 'failed', refusalText('tooManyBytes'));
    else show(item, 'waiting', texts.waiting);
  }

  function showPreview(image: HTMLImageElement, file: File): void {
    image.addEventListener('load', () => URL.revokeObjectURL(image.src));
    image.addEventListener('error', () => image.remove());
    image.src = URL.createObjectURL(file);
  }

  function show(item: Item, state: Item['state'], status: string, mayRetry = false): void {
    item.state = state;
    item.row.dataset.state = state;
    item.status.textContent = status;
    item.retry.hidden = !mayRetry;
    if (state === 'waiting') progress(item, 0);
    showTotal();
  }

  function progress(item: Item, part: number): void {
    item.bar.style.transform = `scaleX(${part})`;
    item.bar.parentElement?.setAttribute('aria-valuenow', String(Math.round(part * 100)));
  }

  function showTotal(): void {
    const isBusy = items.some(({ state }) => state === 'waiting' || state === 'sending');
    const isDone = !isBusy && items.some(({ state }) => state === 'sent');
    document.body.dataset.stage = isDone ? 'done' : items.length > 0 ? 'sending' : 'start';
    element('#choose-text').textContent = items.length > 0 ? texts.chooseMore : texts.choose;
    element('#done').hidden = !isDone;
  }

  function sendNext(): void {
    const free = manner.atOnce - items.filter(({ state }) => state === 'sending').length;
    const waiting = items.filter(({ state }) => state === 'waiting');
    for (const item of waiting.slice(0, Math.max(0, free))) void send(item);
  }

  async function send(item: Item): Promise<void> {
    show(item, 'sending', texts.sending);
    let answer = await post(item, item.file);
    for (let tries = 0; answer?.kind === 'busy' && tries < manner.busyRetries; tries++) {
      await new Promise((resolve) => setTimeout(resolve, manner.busyPauseMs));
      answer = await post(item, item.file);
    }
    if (manner.convertsPictures && refusalOf(answer) === 'unsupportedType') {
      const converted = await convert(item.file);
      if (converted) answer = await post(item, converted);
    }
    finish(item, answer);
    sendNext();
  }

  function refusalOf(answer: UploadAnswer | undefined) {
    const result = answer?.kind === 'received' ? answer.results[0] : undefined;
    return result?.kind === 'refused' ? result.reason : undefined;
  }

  function finish(item: Item, answer: UploadAnswer | undefined): void {
    const refusal = refusalOf(answer);
    if (!answer) show(item, 'failed', texts.connectionLost, true);
    else if (answer.kind === 'busy' || answer.kind === 'failed')
      show(item, 'failed', texts[answer.kind], true);
    else if (answer.kind !== 'received' || refusal === 'sessionEnded') showClosed();
    else if (!refusal) show(item, 'sent', texts.sent);
    else show(item, 'failed', refusalText(refusal), manner.mayPassNextTime.includes(refusal));
  }

  /** Undefined when no answer came. */
  function post(item: Item, file: Blob): Promise<UploadAnswer | undefined> {
    return new Promise((resolve) => {
      const form = new FormData();
      form.append(field, file, manner.isNamed ? item.file.name : field);
      const request = new XMLHttpRequest();
      request.open('POST', location.href);
      request.setRequestHeader('Accept', 'application/json');
      request.responseType = 'json';
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) progress(item, event.loaded / event.total);
      };
      request.upload.onload = () => {
        item.status.textContent = texts.checking;
      };
      request.onload = () => resolve((request.response as UploadAnswer | null) ?? undefined);
      request.onerror = () => resolve(undefined);
      request.send(form);
    });
  }

  /** Some phones can show what the kiosk cannot read (HEIC): then the phone makes a JPEG of it. */
  async function convert(file: File): Promise<Blob | undefined> {
    try {
      const bitmap = await createImageBitmap(file);
      const scale = Math.min(1, Math.sqrt(CONVERTED_PIXELS / (bitmap.width * bitmap.height)));
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(bitmap.width * scale);
      canvas.height = Math.floor(bitmap.height * scale);
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve) =>
        canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.95),
      );
    } catch {
      return undefined;
    }
  }

  function showClosed(): void {
    const template = element('#closed') as HTMLTemplateElement;
    element('main').replaceChildren(template.content.cloneNode(true));
  }

  document.documentElement.classList.add('scripted');
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) addItem(file);
    // So that the same file can be chosen again.
    input.value = '';
    sendNext();
  });
  showTotal();
}

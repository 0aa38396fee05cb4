import type { DocumentRefusal } from '../../../../shared/contract/documents.ts';
import type { DocumentFormAnswer } from './document-answer.ts';
import type { DocumentTexts } from './document-texts.ts';

export interface DocumentClientSettings {
  readonly texts: DocumentTexts;
  readonly maxBytes: number;
}

/**
 * The script of the phone's page for documents. Its source text is what the page carries, so it may use nothing from outside itself
 * but the browser; without it the page is a plain form.
 */
export function runDocumentPage({ texts, maxBytes }: DocumentClientSettings): void {
  const BUSY_RETRIES = 8;
  const BUSY_PAUSE_MS = 2000;
  const MAY_PASS_NEXT_TIME: readonly DocumentRefusal[] = ['broken', 'storageFull', 'tooManyDocuments'];

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
  const input = element('#document') as HTMLInputElement;
  const items: Item[] = [];

  function addItem(file: File): void {
    const template = element('#row') as HTMLTemplateElement;
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const part = (name: string) => copy.querySelector<HTMLElement>(name) ?? document.createElement('i');
    const item: Item = {
      file,
      row: part('.row'),
      status: part('.status b'),
      retry: part('.retry') as HTMLButtonElement,
      bar: part('.bar i'),
      state: 'waiting',
    };
    part('.name').textContent = file.name;
    item.retry.addEventListener('click', () => {
      show(item, 'waiting', texts.waiting);
      sendNext();
    });
    items.push(item);
    element('#files').append(copy);
    if (file.size > maxBytes) show(item, 'failed', texts.refusals.tooManyBytes);
    else show(item, 'waiting', texts.waiting);
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

  /** One at a time: the kiosk opens and counts each before it says yes. */
  function sendNext(): void {
    if (items.some(({ state }) => state === 'sending')) return;
    const next = items.find(({ state }) => state === 'waiting');
    if (next) void send(next);
  }

  async function send(item: Item): Promise<void> {
    show(item, 'sending', texts.sending);
    let answer = await post(item);
    for (let tries = 0; answer?.kind === 'busy' && tries < BUSY_RETRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
      answer = await post(item);
    }
    finish(item, answer);
    sendNext();
  }

  function finish(item: Item, answer: DocumentFormAnswer | undefined): void {
    const result = answer?.kind === 'received' ? answer.results[0] : undefined;
    const refusal = result?.kind === 'refused' ? result.reason : undefined;
    if (!answer) show(item, 'failed', texts.connectionLost, true);
    else if (answer.kind === 'busy' || answer.kind === 'failed')
      show(item, 'failed', texts[answer.kind], true);
    else if (!result || refusal === 'sessionEnded') showClosed();
    else if (!refusal) show(item, 'sent', texts.sent);
    else show(item, 'failed', texts.refusals[refusal], MAY_PASS_NEXT_TIME.includes(refusal));
  }

  /** Undefined when no answer came. */
  function post(item: Item): Promise<DocumentFormAnswer | undefined> {
    return new Promise((resolve) => {
      const form = new FormData();
      form.append('document', item.file, item.file.name);
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
      request.onload = () => resolve((request.response as DocumentFormAnswer | null) ?? undefined);
      request.onerror = () => resolve(undefined);
      request.send(form);
    });
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

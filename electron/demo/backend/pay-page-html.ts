import { wireAmount } from '../../../shared/domain/money.ts';
import { PAY_WORDS, type PayLanguage } from './pay-page-words.ts';
import type { DemoPayment } from './payments.ts';

export type PayView =
  | {
      readonly kind: 'open' | 'paid' | 'failed' | 'left' | 'abnormal';
      readonly payment: DemoPayment;
      readonly modelName: string;
    }
  | { readonly kind: 'unknown' | 'wrongAmount' | 'wrongType' };

/** Of all pages where a phone pays. */
export const PAY_PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1b1a22;--soft:#6b6878;--paper:#f4f2ee;--card:#fff;--line:#e4e1da;--accent:#1f6f54;--on-accent:#fff;--bad:#a5322f}
@media (prefers-color-scheme:dark){:root{--ink:#f3f1ec;--soft:#a9a6b4;--paper:#16151b;--card:#211f29;--line:#35323f;--accent:#5fc79f;--on-accent:#0d1f18;--bad:#ff9b94}}
*{box-sizing:border-box}
body{margin:0;min-height:100svh;display:grid;place-items:center;padding:24px 18px;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{width:100%;max-width:400px;background:var(--card);border:1px solid var(--line);border-radius:24px;padding:30px 26px 26px;text-align:center}
.shop{margin:0;color:var(--soft);font-size:15px}
h1{margin:6px 0 0;font-size:21px;font-weight:650}
.amount{margin:18px 0 2px;font-size:52px;line-height:1.1;font-weight:700;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.model{margin:0 0 22px;color:var(--soft)}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin:0 0 24px;padding:16px 0 0;border-top:1px solid var(--line);font-size:15px;text-align:left}
dt{color:var(--soft)}dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
form{display:grid;grid-template-columns:1fr 1fr;gap:12px}
button{font:inherit;min-height:54px;padding:8px 10px;border-radius:16px;border:1px solid var(--line);background:transparent;color:var(--ink);cursor:pointer}
button.main{grid-column:1/-1;min-height:60px;border:0;background:var(--accent);color:var(--on-accent);font-size:19px;font-weight:650}
button:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.mark{width:72px;height:72px;margin:20px auto 16px;border-radius:50%;display:grid;place-items:center;font-size:36px;font-weight:700;background:var(--accent);color:var(--on-accent)}
.mark.bad{background:transparent;border:3px solid var(--bad);color:var(--bad)}
.detail{margin:8px 0 22px;color:var(--soft);text-wrap:balance}
.note{margin:22px 0 0;font-size:14px;color:var(--soft)}
`;

/** The whole page. Works without scripts, and loads nothing from anywhere. */
export function renderPayPage(view: PayView, language: PayLanguage, currency: string): string {
  const words = PAY_WORDS[language];
  return `<!doctype html>
<html lang="${words.htmlLanguage}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${words.title}</title><style>${PAY_PAGE_STYLE}</style></head>
<body><main data-view="${view.kind}">
<p class="shop">${words.shop}</p>
${renderView(view, language, currency)}
<p class="note">${words.demoNote}</p>
</main></body></html>
`;
}

function renderView(view: PayView, language: PayLanguage, currency: string): string {
  const words = PAY_WORDS[language];
  switch (view.kind) {
    case 'open':
      return `<h1>${words.title}</h1>${renderBill(view, language, currency)}${renderChoice(language, words.pay)}`;
    case 'paid':
      return renderNotice('✓', '', words.paid, words.paidDetail) + renderBill(view, language, currency);
    case 'failed':
      return (
        renderNotice('!', 'bad', words.failed, words.failedDetail) +
        renderBill(view, language, currency) +
        renderRetry(words.tryAgain)
      );
    case 'left':
      return (
        renderNotice('–', 'bad', words.left, words.leftDetail) +
        renderBill(view, language, currency) +
        renderRetry(words.pay)
      );
    case 'abnormal':
      return renderNotice('!', 'bad', words.abnormal, words.abnormalDetail);
    case 'unknown':
      return renderNotice('?', 'bad', words.unknown, words.unknownDetail);
    case 'wrongAmount':
      return renderNotice('!', 'bad', words.wrongAmount, words.wrongAmountDetail);
    case 'wrongType':
      return renderNotice('!', 'bad', words.wrongType, words.wrongTypeDetail);
  }
}

function renderBill(
  { payment, modelName }: { payment: DemoPayment; modelName: string },
  language: PayLanguage,
  currency: string,
): string {
  const words = PAY_WORDS[language];
  // Only for the eye: the amount itself stays in minor units.
  const format = new Intl.NumberFormat(words.htmlLanguage, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const amount = format.format(wireAmount(payment.amountMinor, currency));
  return `<p class="amount">${escapeHtml(amount)}</p><p class="model">${escapeHtml(modelName)}</p>
<dl><dt>${words.number}</dt><dd>${escapeHtml(payment.thirdId)}</dd>
<dt>${words.method}</dt><dd>${words.methods[payment.payType] ?? ''}</dd></dl>`;
}

const renderChoice = (language: PayLanguage, payLabel: string) => {
  const words = PAY_WORDS[language];
  return `<form method="post"><button class="main" name="action" value="pay">${payLabel}</button>
<button name="action" value="fail">${words.fail}</button>
<button name="action" value="leave">${words.leave}</button></form>`;
};

const renderRetry = (label: string) =>
  `<form method="post"><button class="main" name="action" value="pay">${label}</button></form>`;

const renderNotice = (mark: string, look: '' | 'bad', title: string, detail: string) =>
  `<div class="mark ${look}" aria-hidden="true">${mark}</div><h1>${title}</h1><p class="detail">${detail}</p>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

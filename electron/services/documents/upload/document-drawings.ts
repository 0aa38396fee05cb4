/** What is drawn on the phone's page for documents alone. Decoration: the text says the same. */

export const SHEET_ICON =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M6 2h8l5 5v15H6zM14 2v5h5M9 13h7M9 17h7"/></svg>';
export const DOCUMENT_HERO =
  '<svg class="picture" viewBox="0 0 220 150" fill="none" aria-hidden="true"><rect x="128" y="14" width="76" height="122" rx="10" fill="#0f5c5c"/><rect x="136" y="24" width="60" height="84" rx="4" fill="#faf7f2"/><rect x="24" y="34" width="52" height="90" rx="10" fill="#1d1b22"/><rect x="30" y="44" width="40" height="68" rx="3" fill="#faf7f2"/><path d="M82 78h36m-12-12 12 12-12 12" stroke="#e4572e" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><path d="M148 38h24l12 12v44h-36z" fill="#fff" stroke="#e4572e" stroke-width="3"/><path d="M156 62h20M156 72h20M156 82h14" stroke="#c9bcab" stroke-width="3" stroke-linecap="round"/><path d="M40 56h20M40 66h20M40 76h12" stroke="#c9bcab" stroke-width="3" stroke-linecap="round"/></svg>';

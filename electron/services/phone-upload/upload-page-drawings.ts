/** The page's drawings, as SVG in the page itself. All are decoration: the text says the same. */

const icon = (body: string) =>
  `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${body}</svg>`;

export const PHOTO_ICON = icon(
  '<rect x="3" y="4" width="18" height="16" rx="4"/><circle cx="9" cy="10" r="1.8"/><path d="m4 18 5.5-4.5 3.5 2.5 3.5-3.5 4 3.5"/>',
);
export const SHIELD_ICON = icon(
  '<path d="M12 3 5 6v5c0 4.6 2.9 8 7 10 4.1-2 7-5.4 7-10V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>',
);
export const BRAND_MARK =
  '<svg viewBox="0 0 18 28" aria-hidden="true"><rect width="18" height="28" rx="5.5" fill="#e4572e"/><rect x="3" y="3" width="7" height="7" rx="2.6" fill="#faf7f2"/></svg>';
export const CHECK_MARK =
  '<svg viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="14" fill="#0f5c5c"/><path d="m8.5 14.5 4 4 7.5-8.5" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>';
export const CHECK_MARK_LIGHT =
  '<svg viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="14" fill="#faf7f2"/><path d="m8.5 14.5 4 4 7.5-8.5" fill="none" stroke="#0f5c5c" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>';
export const FAIL_MARK =
  '<svg viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="14" fill="#c23b16"/><path d="M14 7.5v8" stroke="#fff" stroke-width="2.8" stroke-linecap="round"/><circle cx="14" cy="20.2" r="1.7" fill="#fff"/></svg>';

/** A photo on its way from a phone onto a case. */
export const HERO_PICTURE = `<svg class="picture" viewBox="0 0 260 200" aria-hidden="true">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#3b4c8c"/><stop offset=".55" stop-color="#e07a6b"/><stop offset="1" stop-color="#ffd08a"/></linearGradient>
<clipPath id="case"><rect x="150" y="10" width="92" height="180" rx="22"/></clipPath><clipPath id="shot"><rect x="35" y="58" width="62" height="84" rx="10"/></clipPath></defs>
<rect x="20" y="22" width="92" height="156" rx="20" fill="#1d1b22"/><rect x="26" y="28" width="80" height="144" rx="15" fill="#fff"/><rect x="52" y="33" width="28" height="7" rx="3.5" fill="#1d1b22"/>
<g clip-path="url(#shot)"><rect x="35" y="58" width="62" height="84" fill="url(#sky)"/><circle cx="56" cy="100" r="9" fill="#fff4d6"/><path d="M35 126q16-22 32-6t30-8v40H35z" fill="#5c3f70"/><path d="M35 136q24-14 62 0v12H35z" fill="#2c2a55"/></g>
<rect x="48" y="152" width="36" height="9" rx="4.5" fill="#e4572e"/>
<path d="M118 82c7-9 17-11 25-5M145 67v11h-11" fill="none" stroke="#e4572e" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>
<g clip-path="url(#case)"><rect x="150" y="10" width="92" height="180" fill="url(#sky)"/><circle cx="181" cy="106" r="15" fill="#fff4d6"/><path d="M150 148q24-38 48-10t44-14v76h-92z" fill="#5c3f70"/><path d="M150 166q36-24 92 0v30h-92z" fill="#2c2a55"/></g>
<rect x="150" y="10" width="92" height="180" rx="22" fill="none" stroke="#1d1b22" stroke-opacity=".14" stroke-width="3"/>
<rect x="159" y="19" width="38" height="40" rx="12" fill="#faf7f2"/><circle cx="170" cy="31" r="6.5" fill="#1d1b22"/><circle cx="186" cy="31" r="6.5" fill="#1d1b22"/><circle cx="170" cy="47" r="6.5" fill="#1d1b22"/><circle cx="186" cy="47" r="3" fill="#e9c46a"/></svg>`;

/** A kiosk that has gone back to its start. */
export const CLOSED_PICTURE =
  '<svg viewBox="0 0 72 72" aria-hidden="true"><circle cx="36" cy="36" r="36" fill="#fde4d6"/><rect x="24" y="13" width="24" height="34" rx="5" fill="#1d1b22"/><rect x="27" y="16" width="18" height="28" rx="2.5" fill="#faf7f2"/><path d="M31.5 30.5l3.2 3.2 6-6.7" fill="none" stroke="#0f5c5c" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/><path d="M36 47v7M27 57h18" stroke="#1d1b22" stroke-width="4" stroke-linecap="round"/></svg>';

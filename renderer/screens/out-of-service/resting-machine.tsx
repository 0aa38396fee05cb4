/** A case asleep under a night cap of light: nothing is broken beyond mending. */
export function RestingMachine() {
  return (
    <svg viewBox="0 0 360 360" aria-hidden="true">
      <circle cx="180" cy="180" r="172" fill="var(--teal-wash)" />
      <g transform="rotate(-8 180 190)">
        <rect x="104" y="70" width="152" height="270" rx="30" fill="var(--teal)" />
        <rect x="120" y="86" width="62" height="62" rx="18" fill="var(--teal-deep)" />
        <g fill="none" stroke="#fff" strokeWidth="8" strokeLinecap="round">
          <path d="M140 206q12 12 24 0M196 206q12 12 24 0" />
          <path d="M164 256q16 12 32 0" />
        </g>
      </g>
      <g fill="none" stroke="var(--accent-deep)" strokeWidth="9" strokeLinecap="round" strokeLinejoin="round">
        <path d="M262 112h28l-28 34h28" />
        <path d="M300 56h36l-36 44h36" />
      </g>
    </svg>
  );
}

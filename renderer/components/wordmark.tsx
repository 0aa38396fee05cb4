import './wordmark.css';

/** The product's name and sign: a case with its camera opening, half printed. */
export function Wordmark() {
  return (
    <span className="wordmark" lang="en">
      <svg viewBox="0 0 24 40" aria-hidden="true">
        <rect width="24" height="40" rx="6" fill="var(--accent)" />
        <path d="M0 22 24 15v19a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6z" fill="var(--sun)" />
        <rect x="3.5" y="3.5" width="9" height="9" rx="3" fill="#fff" />
      </svg>
      Casepress
    </span>
  );
}

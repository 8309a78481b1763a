/** An in-tray with nothing left in it, and a cup of tea. */
export function QuietPicture() {
  return (
    <svg
      viewBox="0 0 160 96"
      width="160"
      height="96"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <ellipse cx="80" cy="84" rx="70" ry="7" fill="var(--done-wash)" />
      <path
        d="M22 48 34 26h52l12 22v30a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4Z"
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth="2"
      />
      <path
        d="M22 48h22c2 0 3 1 4 3 2 5 6 8 12 8s10-3 12-8c1-2 2-3 4-3h22"
        stroke="var(--line-strong)"
        strokeWidth="2"
      />
      <circle cx="60" cy="26" r="15" fill="var(--done-wash)" stroke="var(--done)" strokeWidth="2" />
      <path d="m53 26 5 5 9-10" stroke="var(--done)" strokeWidth="2.5" />
      <path
        d="M112 60h28v10c0 7-5 12-14 12s-14-5-14-12Z"
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth="2"
      />
      <path d="M112 66h28" stroke="var(--done)" strokeWidth="2" />
      <path d="M121 52c-3-4 3-6 0-10M131 52c-3-4 3-6 0-10" stroke="var(--line-strong)" strokeWidth="2" />
    </svg>
  );
}

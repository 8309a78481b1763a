/** An arrow that comes round to a tick: what was lost comes back and stands. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M26.6 11.4A11.4 11.4 0 1 0 27.9 16" stroke="currentColor" />
      <path d="M28.2 4.4v7.4h-7.4" stroke="currentColor" />
      <path d="m10.6 16.4 4 4 7-7.8" stroke="#8fd0a8" />
    </svg>
  );
}

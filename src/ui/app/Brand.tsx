/** The mark: two strands that cross and go on. */
export function Brand() {
  return (
    <svg
      width="26"
      height="20"
      viewBox="0 0 26 20"
      fill="none"
      strokeWidth="3.2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M2 5c7 0 7 10 14 10h8" stroke="var(--hue-1)" />
      <path d="M2 15c3 0 4.6-1.8 6-4M12 7.5C13.3 6 14.7 5 17 5h7" stroke="var(--hue-2)" />
    </svg>
  );
}

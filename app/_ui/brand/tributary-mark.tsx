import { cx } from "../cx";

/** The product's mark: three streams that become one. For a subsidiary without a logo, and for the product itself. */
export function TributaryMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden className={cx("size-8 shrink-0", className)}>
      <rect width="64" height="64" rx="14" className="fill-brand" />
      <g fill="none" strokeLinecap="round" strokeWidth="5" className="stroke-on-brand">
        <path d="M14 15c3 13 18 12 18 26" opacity="0.6" />
        <path d="M50 15c-3 13-18 12-18 26" opacity="0.6" />
        <path d="M32 12v41" />
      </g>
    </svg>
  );
}

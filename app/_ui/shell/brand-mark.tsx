import { TributaryMark } from "../brand/tributary-mark";
import { cx } from "../cx";
import type { ShellIdentity } from "./identity";

/** A subsidiary's logo and name. */
export function BrandMark({
  identity,
  caption,
  className,
}: {
  identity: ShellIdentity;
  caption?: string;
  className?: string;
}) {
  return (
    <span className={cx("flex min-w-0 items-center gap-2.5", className)}>
      {identity.logoUrl ? (
        // A plain img: logos are small, of any host, often SVG
        <img src={identity.logoUrl} alt="" className="size-8 shrink-0 rounded-md object-contain" />
      ) : (
        <TributaryMark />
      )}
      <span className="min-w-0 leading-tight">
        <span className="line-clamp-2 font-semibold text-balance">{identity.shortName ?? identity.name}</span>
        {caption && <span className="block truncate text-[0.75rem] text-ink-3">{caption}</span>}
      </span>
    </span>
  );
}

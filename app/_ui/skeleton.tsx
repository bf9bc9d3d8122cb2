import { cx } from "./cx";

/** A grey stand-in of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block h-[1em] animate-pulse rounded-sm bg-sunken", className)} />;
}

/** Stand-ins for a page: a heading and some lines; for loading.tsx. */
export function PageSkeleton({ lines = 6, label }: { lines?: number; label: string }) {
  return (
    <div role="status" className="grid gap-6">
      <span className="sr-only">{label}</span>
      <div className="grid gap-2">
        <Skeleton className="h-8 w-56 max-w-full" />
        <Skeleton className="w-80 max-w-full" />
      </div>
      <div className="grid gap-3 rounded-lg border border-line bg-surface p-(--card-p)">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} className={line % 3 === 2 ? "w-2/3" : "w-full"} />
        ))}
      </div>
    </div>
  );
}

import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./cx";

/** A plain table for short lists on the server; its caption names it for screen readers. For long ones take DataTable. */
export function Table({ caption, className, children, ...rest }: ComponentProps<"table"> & { caption: ReactNode }) {
  const id = useId();
  return (
    // Focusable, so that the arrow keys can move what does not fit the screen.
    <div
      role="group"
      aria-labelledby={id}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="scroll-quiet relative w-full overflow-x-auto focus-visible:outline-offset-[-2px]"
    >
      <table {...rest} className={cx("w-full border-collapse text-left", className)}>
        <caption id={id} className="sr-only">
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<"thead">) {
  return <thead {...rest} className={cx("border-b border-line bg-subtle text-[0.875em] text-ink-2", className)} />;
}

export function TableBody({ className, ...rest }: ComponentProps<"tbody">) {
  return <tbody {...rest} className={cx("[&_tr:not(:last-child)>*]:border-b [&_tr>*]:border-line", className)} />;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={cx("hover:bg-subtle/60", className)} />;
}

/** Numeric columns align right, with figures of one width. */
export function HeadCell({ numeric, className, ...rest }: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        "whitespace-nowrap px-(--cell-x) py-2 font-medium first:pl-(--card-p) last:pr-(--card-p)",
        numeric && "text-right",
        className,
      )}
    />
  );
}

export function Cell({ numeric, className, ...rest }: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={cx(
        "h-(--row-h) px-(--cell-x) py-1.5 first:pl-(--card-p) last:pr-(--card-p)",
        numeric && "figures whitespace-nowrap text-right",
        className,
      )}
    />
  );
}

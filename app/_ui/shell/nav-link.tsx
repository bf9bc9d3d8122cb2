"use client";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "../cx";

type NavLinkProps = {
  href: string;
  match?: "exact" | "prefix";
  className?: string;
  activeClassName?: string;
  title?: string;
  children: ReactNode;
};

/*
 * No link of the kit is fetched ahead: every page is made for its reader, so a prefetch could bring only the frame, and
 * a list of fifty rows would cost fifty guarded requests.
 */

/** A link that knows whether it leads to where the reader already is, and dims while its page is on the way. */
export function NavLink({ href, match = "prefix", className, activeClassName, title, children }: NavLinkProps) {
  const pathname = usePathname();
  const here = pathname === href || (match === "prefix" && href !== "/" && pathname.startsWith(`${href}/`));
  return (
    <Link
      prefetch={false}
      href={href}
      title={title}
      aria-current={here ? "page" : undefined}
      className={cx(className, here && activeClassName)}
    >
      <Pending>{children}</Pending>
    </Link>
  );
}

function Pending({ children }: { children: ReactNode }) {
  const { pending } = useLinkStatus();
  return <span className={cx("contents", pending && "[&_*]:animate-pulse")}>{children}</span>;
}

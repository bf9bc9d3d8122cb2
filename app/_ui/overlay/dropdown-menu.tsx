"use client";
import Link from "next/link";
import * as Radix from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";
import { cx } from "../cx";

export type MenuItem =
  | {
      kind?: "item";
      label: ReactNode;
      icon?: ReactNode;
      href: string;
      danger?: boolean;
      disabled?: boolean;
      shortcut?: ReactNode;
    }
  | {
      kind?: "item";
      label: ReactNode;
      icon?: ReactNode;
      onSelect: () => void;
      danger?: boolean;
      disabled?: boolean;
      shortcut?: ReactNode;
    }
  | { kind: "separator" }
  | { kind: "heading"; label: ReactNode };

const itemClasses =
  "flex min-h-(--control-sm) cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 outline-none data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 data-[highlighted]:bg-subtle [&_svg]:size-[1.15em] [&_svg]:shrink-0 [&_svg]:text-ink-3";

/** A menu of actions behind a button. */
export function DropdownMenu({
  trigger,
  items,
  align = "end",
}: {
  trigger: ReactNode;
  items: MenuItem[];
  align?: "start" | "center" | "end";
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-pop data-[state=open]:animate-in data-[state=open]:fade-in-0"
        >
          {items.map((item, index) => (
            // A menu's items never move while it is open
            <Entry key={index} item={item} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Entry({ item }: { item: MenuItem }) {
  if (item.kind === "separator") return <Radix.Separator className="my-1 h-px bg-line" />;
  if (item.kind === "heading")
    return <Radix.Label className="px-2.5 pt-1.5 pb-1 text-[0.8125em] text-ink-3">{item.label}</Radix.Label>;
  const body = (
    <>
      {item.icon}
      <span className="min-w-0 flex-1">{item.label}</span>
      {item.shortcut}
    </>
  );
  const classes = cx(itemClasses, item.danger && "text-danger [&_svg]:text-danger");
  if ("href" in item)
    return (
      <Radix.Item asChild disabled={item.disabled ?? false} className={classes}>
        <Link prefetch={false} href={item.href}>
          {body}
        </Link>
      </Radix.Item>
    );
  return (
    <Radix.Item disabled={item.disabled ?? false} onSelect={item.onSelect} className={classes}>
      {body}
    </Radix.Item>
  );
}
